// SPDX-License-Identifier: Apache-2.0
#include "enrolments/undo_access.h"

#include "access/grants.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "enrolments/give_access.h"
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

void refuse_newer_end(db::Reader& reader, GrantId grant, const accesses::PersonalEnd& given) {
  const auto now = accesses::personal_end_of(reader, grant);
  if (now.end_at != given.end_at || now.set_at != given.set_at) {
    throw base::Conflict("undo.newer_change");
  }
}

/// What only some may record, only they may take out of the books.
void refuse_payments_of_others(db::Reader& reader, const GivenRecord& record,
                               const base::Actor& actor) {
  if (actor.may(base::Permission::RecordPayments)) return;
  const bool paid = record.order && !orders::payments_of(reader, *record.order).empty();
  if (paid || record.payment) throw base::Forbidden("payment.not_yours");
}

}  // namespace

void undo_given(db::Transaction& tx, base::Id<people::Contact> contact,
                const std::string& details, const base::Actor& actor) {
  const auto record = describe::from_json<GivenRecord>(details);
  refuse_payments_of_others(tx, record, actor);
  for (const GrantId grant : record.grants) accesses::withdraw(tx, grant);
  for (std::size_t i = 0; i < record.extended.size(); ++i) {
    refuse_newer_end(tx, record.extended[i], record.ends_after[i]);
    accesses::set_personal_end(tx, record.extended[i], record.ends_before[i]);
  }
  if (record.order) orders::withdraw(tx, *record.order);
  if (record.payment) orders::withdraw_payment(tx, *record.payment);
  if (!record.contact_created) return;
  const auto person = people::find_contact(tx, contact);
  if (person && !record.order && is_untouched(tx, *person)) people::remove(tx, *person, actor);
}

void undo_revoked(db::Transaction& tx, base::Id<people::Contact>, const std::string& details,
                  const base::Actor&) {
  const auto record = describe::from_json<RevokedGrant>(details, describe::tolerant);
  const auto grant = accesses::find_grant(tx, record.grant);
  if (!grant) throw base::Conflict("undo.newer_change");
  accesses::take_back_revocation(tx, record.grant);
}

bool is_undoable(std::string_view action) {
  return action == "access.given" || action == "access.extended" || action == "access.revoked";
}

}  // namespace enrolments
