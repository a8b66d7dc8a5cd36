// SPDX-License-Identifier: Apache-2.0
#include "enrolments/grant_rows.h"

#include <algorithm>
#include <map>

#include "access/decide.h"
#include "base/rejections.h"
#include "people/change_contact.h"
#include "school/school.h"

namespace enrolments {
namespace {

/// What the tables say of a grant beside the engine's facts.
struct Row {
  GrantId id;
  Id<Product> product;
  std::optional<Id<Offer>> offer;
  std::optional<std::string> offer_title;
  Id<orders::Order> order;
  std::int64_t number = 0;
  bool paid = false;
  std::optional<std::string> given_by;
  std::string door;
  std::string reason;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, product, offer, offer_title, order, number, paid, given_by, door,
                       reason, created_at, version))

std::vector<Row> rows_of(db::Reader& reader, Id<Contact> contact) {
  return reader.all<Row>(
      "SELECT g.id, g.product_id, o.offer_id, f.title, o.id, o.number, "
      "EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.withdrawn_at IS NULL), "
      "s.name, g.door, g.reason, g.created_at, g.version FROM grants g "
      "JOIN order_lines l ON l.id = g.order_line_id JOIN orders o ON o.id = l.order_id "
      "LEFT JOIN offers f ON f.id = o.offer_id LEFT JOIN staff s ON s.id = g.given_by "
      "WHERE g.contact_id = $1 AND g.withdrawn_at IS NULL ORDER BY g.id DESC",
      contact);
}

/// What this grant opens by itself: the row says what each adds.
void count_lessons(const courses::Compiled& course, const accesses::Facts& facts,
                   const accesses::Grant& grant, Instant at, GrantRow& row) {
  accesses::Facts alone = facts;
  alone.grants = {grant};
  for (const auto& answer : accesses::decide_all(course.course, alone, at)) {
    if (answer.outcome == accesses::Outcome::Hidden) continue;
    ++row.lessons_total;
    if (answer.is_open()) ++row.lessons_open;
  }
}

/// The next freeze that is to come.
std::optional<Instant> coming_freeze(const accesses::Grant& grant, Instant at) {
  std::optional<Instant> next;
  for (const accesses::Freeze& freeze : grant.freezes) {
    if (freeze.started_at > at && (!next || freeze.started_at < *next)) next = freeze.started_at;
  }
  return next;
}

void fill_terms(const accesses::Grant& grant, Instant at, base::TimeZone zone, GrantRow& row) {
  const auto terms = accesses::terms_of(grant, at, zone);
  row.state = terms.state_at(at);
  row.start_at = terms.start;
  if (terms.end != accesses::forever) row.end_at = terms.end;
  row.end_is_personal =
      !terms.policy.full && grant.end_override && grant.end_override->set_at <= at;
  if (row.state == accesses::GrantState::Frozen) row.frozen_until = terms.frozen_until;
  row.frozen_from = coming_freeze(grant, at);
  row.individual = !terms.policy.full && grant.overrides != accesses::Overrides();
  if (terms.policy.full) {
    row.kind = GrantTerms::Full;
  } else {
    row.kind = row.offer ? GrantTerms::Offer : GrantTerms::Individual;
  }
}

std::vector<std::string> rights_on(const GrantRow& row, const base::Actor& viewer) {
  using enum accesses::GrantState;
  if (!viewer.may(base::Permission::GiveAccess) || row.state == Revoked) return {};
  if (row.state == PreRegistered) return {"revoke"};
  std::vector<std::string> can;
  if (row.end_at) can.emplace_back("extend");
  can.emplace_back("set_end");
  if (row.state == Ended) return can;
  can.emplace_back("freeze");
  if (row.state == Frozen || row.frozen_from) can.emplace_back("unfreeze");
  can.emplace_back("change_plan");
  can.emplace_back("revoke");
  return can;
}

GrantRow view_of(const Row& row) {
  GrantRow view;
  view.id = row.id;
  if (row.offer) view.offer = OfferName{*row.offer, row.offer_title.value_or("")};
  view.order = {row.order, row.number};
  view.paid = row.paid;
  view.given_by = row.given_by;
  view.door = row.door;
  view.reason = row.reason;
  view.created_at = row.created_at;
  view.version = row.version;
  return view;
}

/// The engine's answer about somebody who is blocked is no for every lesson.
bool is_blocked(db::Reader& reader, Id<Contact> contact) {
  const auto person = people::find_contact(reader, contact);
  return person && person->blocked_at;
}

}  // namespace

std::vector<GrantRow> grant_rows(db::Reader& reader, const Shared& shared, Id<Contact> contact,
                                 Instant at, const base::Actor& viewer) {
  const auto zone = school::school_of(reader).zone;
  const bool blocked = is_blocked(reader, contact);
  auto facts = accesses::facts_of(reader, shared.policies, contact);
  std::vector<GrantRow> result;
  for (const Row& row : rows_of(reader, contact)) {
    accesses::Facts& held = facts[{contact, row.product}];
    held.zone = zone;
    held.blocked = blocked;
    const auto grant = std::ranges::find(held.grants, row.id, &accesses::Grant::id);
    base::ensure(grant != held.grants.end(), "every grant is among its person's facts");
    const auto course = shared.courses.of(reader, row.product);
    GrantRow view = view_of(row);
    view.product = courses::name_of(course->programme.product);
    fill_terms(*grant, at, zone, view);
    count_lessons(*course, held, *grant, at, view);
    view.can = rights_on(view, viewer);
    result.push_back(std::move(view));
  }
  return result;
}

GrantRow grant_row(db::Reader& reader, const Shared& shared, GrantId id, Instant at,
                   const base::Actor& viewer) {
  const auto record = accesses::find_grant(reader, id);
  if (!record) throw base::NotFound("grant.not_found");
  auto rows = grant_rows(reader, shared, record->contact, at, viewer);
  return std::move(*std::ranges::find(rows, id, &GrantRow::id));
}

}  // namespace enrolments
