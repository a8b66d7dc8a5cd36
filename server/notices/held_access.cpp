// SPDX-License-Identifier: Apache-2.0
#include "notices/held_access.h"

#include <algorithm>
#include <set>

#include "access/coverage.h"
#include "access/terms.h"
#include "base/ensure.h"
#include "courses/compiled_courses.h"
#include "offers/offer.h"
#include "orders/order.h"

namespace notices {
namespace {

const accesses::Grant* find(const accesses::Facts& facts, accesses::GrantId id) {
  const auto grant = std::ranges::find(facts.grants, id, &accesses::Grant::id);
  return grant == facts.grants.end() ? nullptr : &*grant;
}

std::shared_ptr<const courses::Compiled> compiled(db::Reader& reader, const Setting& setting,
                                                  accesses::ProductId product) {
  if (setting.courses != nullptr) return setting.courses->of(reader, product);
  return courses::CompiledCourses().of(reader, product);
}

bool is_held(db::Reader& reader, const Setting& setting, const accesses::Grant* grant) {
  if (grant == nullptr) return false;
  const auto terms = accesses::terms_of(*grant, reader.now(), setting.school.zone);
  return accesses::is_alive(terms.state_at(reader.now()));
}

/// The newest order among them is the one that the mail names.
void name_order(db::Reader& reader, const accesses::GrantRecord& newest, AccessNotice& notice) {
  const auto order = orders::find_order_of_line(reader, newest.order_line);
  if (!order) return;
  notice.order_number = order->number;
  if (order->offer) notice.offer_title = offers::offer_of(reader, *order->offer).title;
}

}  // namespace

OpenedProduct opened_product(const Setting& setting, const courses::Compiled& course,
                             const accesses::Grant& grant, Instant now) {
  const courses::Product& product = course.programme.product;
  OpenedProduct opened{.title = product.title,
                       .link = setting.url + "/learn/courses/" + product.id.text(),
                       .in_preparation = product.status == courses::ProductStatus::Draft};
  const auto terms = accesses::terms_of(grant, now, setting.school.zone);
  if (terms.start > now) opened.start_at = terms.start;
  if (terms.end != accesses::forever) opened.end_at = terms.end;
  opened.product = product.id;
  for (const accesses::ProgrammeLesson& lesson : course.course.lessons()) {
    const bool counts = accesses::can_block(lesson) && accesses::covers_page(terms.policy, lesson);
    if (counts) ++opened.lessons_available;
  }
  return opened;
}

OpenedProduct opened_product(db::Reader& reader, const Setting& setting,
                             Id<people::Contact> contact, accesses::ProductId product,
                             accesses::GrantId grant) {
  const auto course = compiled(reader, setting, product);
  accesses::PolicyCache policies;
  const auto facts = accesses::facts_of(reader, policies, contact, product);
  const auto* held = find(facts, grant);
  base::ensure(held != nullptr, "every grant is among its person's facts");
  return opened_product(setting, *course, *held, reader.now());
}

AccessNotice notice_of_all_held(db::Reader& reader, const Setting& setting,
                                const people::Contact& contact) {
  AccessNotice notice{.recipient = recipient_of(reader, setting.school, contact)};
  accesses::PolicyCache policies;
  auto facts = accesses::facts_of(reader, policies, contact.id);
  auto grants = accesses::grants_of(reader, contact.id);
  std::ranges::sort(grants, std::ranges::greater{}, &accesses::GrantRecord::id);
  std::set<accesses::ProductId> named;
  for (const auto& record : grants) {
    if (!is_held(reader, setting, find(facts[{contact.id, record.product}], record.id))) continue;
    if (!named.insert(record.product).second) continue;
    if (notice.products.empty()) name_order(reader, record, notice);
    notice.products.push_back(
        opened_product(reader, setting, contact.id, record.product, record.id));
  }
  return notice;
}

}  // namespace notices
