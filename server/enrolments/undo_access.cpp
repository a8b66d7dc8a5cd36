// SPDX-License-Identifier: Apache-2.0
#include "enrolments/undo_access.h"

#include <algorithm>
#include <array>

#include "access/grants.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "enrolments/pay_order.h"
#include "people/change_contact.h"

namespace enrolments {
namespace {

struct RevokedGrant {
  GrantId grant;
};
BOOST_DESCRIBE_STRUCT(RevokedGrant, (), (grant))

/// A new person leaves with the act that made them, unless they have signed in, hold something
/// else, or were written to.
bool is_untouched(db::Reader& reader, const people::Contact& contact) {
  if (contact.first_signed_in_at || contact.version > 1) return false;
  const auto others = reader.one<std::int64_t>(
      "SELECT (SELECT COUNT(*) FROM orders WHERE contact_id = $1) + "
      "(SELECT COUNT(*) FROM mails WHERE contact_id = $1) + "
      "(SELECT COUNT(*) FROM notes WHERE contact_id = $1)",
      contact.id);
  return others == 0;
}

void refuse_newer_dates(db::Reader& reader, GrantId grant, const accesses::Dates& given) {
  if (accesses::dates_of(reader, grant) != given) throw base::Conflict("undo.newer_change");
}

/// What only some may record, only they may take out of the books.
void refuse_payments_of_others(db::Reader& reader, const GivenRecord& record,
                               const base::Actor& actor) {
  if (actor.may(base::Permission::RecordPayments)) return;
  const bool paid = record.order && orders::has_standing_payment(reader, *record.order);
  if (paid || record.payment) throw base::Forbidden("payment.not_yours");
}

std::vector<journal::Subject> subjects_of(const GivenRecord& record) {
  std::vector<journal::Subject> subjects;
  for (const GrantId grant : record.grants) subjects.push_back(journal::Subject::of(grant));
  for (const GrantId grant : record.extended) subjects.push_back(journal::Subject::of(grant));
  if (record.order) subjects.push_back(journal::Subject::of(*record.order));
  if (record.payment) subjects.push_back(journal::Subject::of(*record.payment));
  return subjects;
}

void remove_if_untouched(db::Transaction& tx, base::Id<people::Contact> contact,
                         const base::Actor& actor) {
  const auto person = people::find_contact(tx, contact);
  if (person && is_untouched(tx, *person)) people::remove(tx, *person, actor);
}

}  // namespace

void refuse_later(db::Reader& reader, const PastAct& act,
                  const std::vector<journal::Subject>& subjects) {
  const auto later = journal::find_later(reader, act.entry, act.contact, subjects);
  if (later) throw base::Conflict("undo.newer_change", later->entry.text(), later->action);
}

void undo_given(db::Transaction& tx, const PastAct& act, const base::Actor& actor) {
  take_back_given(tx, act, describe::from_json<GivenRecord>(act.details), actor);
}

void take_back_given(db::Transaction& tx, const PastAct& act, const GivenRecord& record,
                     const base::Actor& actor) {
  refuse_payments_of_others(tx, record, actor);
  refuse_later(tx, act, subjects_of(record));
  for (const GrantId grant : record.grants) accesses::withdraw(tx, grant);
  for (std::size_t i = 0; i < record.extended.size(); ++i) {
    refuse_newer_dates(tx, record.extended[i], record.dates_after[i]);
    accesses::write_dates(tx, record.extended[i], record.dates_after[i], record.dates_before[i]);
  }
  if (record.order) orders::withdraw(tx, *record.order);
  if (record.payment) orders::take_back_payment(tx, *record.payment);
  if (record.contact_created && !record.order) remove_if_untouched(tx, act.contact, actor);
}

void undo_revoked(db::Transaction& tx, const PastAct& act, const base::Actor&) {
  const auto record = describe::from_json<RevokedGrant>(act.details, describe::tolerant);
  refuse_later(tx, act, {journal::Subject::of(record.grant)});
  if (!accesses::find_grant(tx, record.grant)) throw base::Conflict("undo.newer_change");
  accesses::take_back_revocation(tx, record.grant);
}

void undo_paid(db::Transaction& tx, const PastAct& act, const base::Actor& actor) {
  if (!actor.may(base::Permission::RecordPayments)) throw base::Forbidden("payment.not_yours");
  const auto record = describe::from_json<PaidRecord>(act.details);
  std::vector<journal::Subject> subjects{journal::Subject::of(record.order),
                                         journal::Subject::of(record.payment)};
  for (const GrantId grant : record.grants) subjects.push_back(journal::Subject::of(grant));
  refuse_later(tx, act, subjects);
  // Paid again, the lines of the order will have other grants.
  for (const GrantId grant : record.grants) accesses::erase(tx, grant);
  orders::take_back_payment(tx, record.payment);
  orders::set_state(tx, record.order, orders::OrderState::Waiting);
}

void undo_payment(db::Transaction& tx, const PastAct& act, const base::Actor& actor) {
  if (!actor.may(base::Permission::RecordPayments)) throw base::Forbidden("payment.not_yours");
  const auto payment = base::Id<orders::Payment>::from_number(act.object);
  refuse_later(tx, act, {journal::Subject::of(payment)});
  orders::take_back_payment(tx, payment);
}

bool is_undoable(std::string_view action) {
  static constexpr std::array<std::string_view, 6> actions{
      "access.given", "access.extended",  "access.revoked",
      "order.paid",   "payment.recorded", "contact.deleted"};
  return std::ranges::find(actions, action) != actions.end();
}

}  // namespace enrolments
