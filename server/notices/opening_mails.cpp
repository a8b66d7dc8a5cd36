// SPDX-License-Identifier: Apache-2.0
#include "notices/opening_mails.h"

#include <algorithm>

#include "access/terms.h"
#include "courses/change_product.h"
#include "notices/held_access.h"
#include "notices/login_link_for.h"
#include "notices/opening_promises.h"
#include "people/change_contact.h"

namespace notices {
namespace {

constexpr std::int64_t mails_at_once = 50;

/// The newest that the person can use, now or later.
std::optional<accesses::Grant> standing_grant(db::Reader& reader, const school::School& school,
                                              Id<people::Contact> contact,
                                              Id<courses::Product> product) {
  accesses::PolicyCache policies;
  const auto facts = accesses::facts_of(reader, policies, contact, product);
  std::optional<accesses::Grant> newest;
  for (const accesses::Grant& grant : facts.grants) {
    const auto terms = accesses::terms_of(grant, reader.now(), school.zone);
    if (!accesses::is_alive(terms.state_at(reader.now()))) continue;
    if (!newest || newest->id < grant.id) newest = grant;
  }
  return newest;
}

void tell(db::Transaction& tx, const Setting& setting, const courses::Compiled& course,
          const OpeningPromise& promise) {
  const auto product = course.programme.product.id;
  forget_promise(tx, promise.contact, product);
  const auto contact = people::find_contact(tx, promise.contact);
  if (!contact || contact->blocked_at) return;
  const auto grant = standing_grant(tx, setting.school, contact->id, product);
  if (!grant) return;
  AccessNotice notice{.recipient = recipient_of(tx, setting.school, *contact),
                      .products = {opened_product(setting, course, *grant, tx.now())},
                      .access = Wanted{}};
  notice.login_link = login_link_for(tx, notice.recipient);
  const std::string key = "opened:" + product.text() + ":" + contact->id.text() + ":" +
                          std::to_string(promise.promised_at.milliseconds());
  plan(tx, compose_opening(setting, notice, tx.now(), key));
}

/// How many are told; none: everybody is, or the course is in preparation again.
std::int64_t tell_some(db::Transaction& tx, const Office& office, Id<courses::Product> product) {
  const auto found = courses::find_product(tx, product);
  if (!found || found->status != courses::ProductStatus::Published) return 0;
  const auto promises = promises_about(tx, product, mails_at_once);
  if (promises.empty()) return 0;
  const auto school = school::school_of(tx);
  const Setting setting = office.setting(school);
  const auto course = office.courses->of(tx, product);
  for (const OpeningPromise& promise : promises) tell(tx, setting, *course, promise);
  return std::ssize(promises);
}

}  // namespace

void tell_of_opening(db::Database& db, const Office& office, jobs::Run& run) {
  const auto product = run.payload<courses::CourseOpened>().product;
  const auto total =
      db.read([&](db::Reader& reader) { return count_promises(reader, product); });
  std::int64_t done = 0;
  for (;;) {
    const auto told =
        db.write([&](db::Transaction& tx) { return tell_some(tx, office, product); });
    if (told == 0) return;
    done += told;
    if (!run.advance(done, std::max(done, total))) return;
  }
}

}  // namespace notices
