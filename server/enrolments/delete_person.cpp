// SPDX-License-Identifier: Apache-2.0
#include "enrolments/delete_person.h"

#include <algorithm>

#include "access/terms.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "enrolments/person_rows.h"
#include "journal/later.h"
#include "people/change_contact.h"
#include "people/erase_contact.h"
#include "school/school.h"

namespace enrolments {
namespace {

/// What stands in the journal; the person themselves lies in `deleted_people`, until it is erased.
struct DeletedRecord {
  DeletionFate fate = DeletionFate::Deleted;
  std::vector<Id<orders::Order>> orders;
  std::vector<Id<orders::Payment>> payments;
  std::vector<GrantId> grants;
};
BOOST_DESCRIBE_STRUCT(DeletedRecord, (), (fate, orders, payments, grants))

/// Of a saved row of contacts.
struct Address {
  std::optional<base::Email> email;
};
BOOST_DESCRIBE_STRUCT(Address, (), (email))

struct Counts {
  std::int64_t orders = 0;
  std::int64_t payments = 0;
  std::int64_t notes = 0;
  std::int64_t mails = 0;
  std::int64_t lessons_done = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (orders, payments, notes, mails, lessons_done))

Counts counts_of(db::Reader& reader, Id<Contact> contact) {
  return reader.one<Counts>(
      "SELECT (SELECT COUNT(*) FROM orders WHERE contact_id = $1 AND withdrawn_at IS NULL), "
      "(SELECT COUNT(*) FROM payments p JOIN orders o ON o.id = p.order_id "
      "WHERE o.contact_id = $1 AND p.withdrawn_at IS NULL), "
      "(SELECT COUNT(*) FROM notes WHERE contact_id = $1), "
      "(SELECT COUNT(*) FROM mails WHERE contact_id = $1), "
      "(SELECT COUNT(*) FROM progress WHERE contact_id = $1 AND completed_at IS NOT NULL)",
      contact);
}

bool is_alive(const accesses::Grant& grant, Instant at, base::TimeZone zone) {
  return accesses::is_alive(accesses::terms_of(grant, at, zone).state_at(at));
}

/// Of each product in which something stands: what closes.
std::vector<ProductEffects> losses(db::Reader& reader, const Shared& shared,
                                   const people::Contact& contact, Instant at) {
  const auto zone = school::school_of(reader).zone;
  std::vector<ProductEffects> products;
  for (auto& [pair, facts] : accesses::facts_of(reader, shared.policies, contact.id)) {
    const auto stands = [&](const accesses::Grant& grant) { return is_alive(grant, at, zone); };
    if (std::ranges::none_of(facts.grants, stands)) continue;
    accesses::Facts before = facts;
    before.zone = zone;
    before.blocked = contact.blocked_at.has_value();
    accesses::Facts after = before;
    for (accesses::Grant& grant : after.grants) {
      if (!grant.revoked_at) grant.revoked_at = at;
    }
    auto effects = compare(*shared.courses.of(reader, pair.second), before, after, at);
    effects.act = ProductAct::Revoked;
    products.push_back(std::move(effects));
  }
  return products;
}

void refuse(const ContactDeleted& planned, const DeletionWanted& wanted,
            const base::Actor& actor) {
  if (!planned.products.empty()) {
    if (!wanted.revoke.value_or(false)) throw base::Conflict("contact.has_access");
    if (!actor.may(base::Permission::GiveAccess)) throw base::Forbidden();
  }
  if (planned.payments > 0 && !actor.may(base::Permission::RecordPayments)) {
    throw base::Forbidden("payment.not_yours");
  }
}

DeletedRecord record_of(db::Reader& reader, Id<Contact> contact, DeletionFate fate) {
  return {fate,
          reader.all<Id<orders::Order>>("SELECT id FROM orders WHERE contact_id = $1", contact),
          reader.all<Id<orders::Payment>>(
              "SELECT p.id FROM payments p JOIN orders o ON o.id = p.order_id "
              "WHERE o.contact_id = $1",
              contact),
          reader.all<GrantId>("SELECT id FROM grants WHERE contact_id = $1", contact)};
}

void save(db::Transaction& tx, Id<Contact> contact) {
  tx.run(
      "INSERT INTO deleted_people (contact_id, saved, deleted_at, erase_at) "
      "VALUES ($1, $2, $3, $4)",
      contact, describe::to_json(saved_person(tx, contact)), tx.now(),
      tx.now() + deleted_kept_for);
}

/// Orders stay as they were paid; what waits for money never gets any.
void keep_orders_only(db::Transaction& tx, Id<Contact> contact, Instant at) {
  for (const auto& grant : accesses::grants_of(tx, contact)) {
    const auto revoked = tx.find<std::int64_t>(
        "SELECT id FROM grants WHERE id = $1 AND revoked_at IS NOT NULL", grant.id);
    if (!revoked) accesses::revoke(tx, grant.id, at, "");
  }
  orders::leave_nameless(tx, contact);
  remove_all_but_orders(tx, contact);
  people::anonymise(tx, contact);
}

void refuse_taken_address(db::Reader& reader, Id<Contact> contact, const SavedPerson& saved) {
  const auto rows = describe::from_json<std::vector<Address>>(saved.rows.at("contacts").text,
                                                              describe::tolerant);
  if (rows.empty() || !rows.front().email) return;
  const auto other = people::find_contact_by_email(reader, *rows.front().email);
  if (!other || other->id == contact) return;
  throw base::Conflict("contact.exists", other->id.text(), people::display_name(*other));
}

}  // namespace

ContactDeleted plan_deletion(db::Reader& reader, const Shared& shared, Id<Contact> id,
                             const DeletionWanted& wanted, const base::Actor& actor) {
  const auto contact = people::contact_of(reader, id);
  const auto counts = counts_of(reader, id);
  ContactDeleted planned;
  planned.as_of = reader.now().to_whole_seconds();
  planned.contact = {id, people::display_name(contact)};
  planned.fate = counts.payments > 0 ? DeletionFate::Anonymised : DeletionFate::Deleted;
  planned.products = losses(reader, shared, contact, planned.as_of);
  planned.orders = counts.orders;
  planned.payments = counts.payments;
  planned.notes = counts.notes;
  planned.mails = counts.mails;
  planned.lessons_done = counts.lessons_done;
  planned.ends_for_good = {"sessions", "sign_in_links"};
  planned.undo_until = planned.as_of + deleted_kept_for;
  refuse(planned, wanted, actor);
  return planned;
}

ContactDeleted delete_person(db::Transaction& tx, const Shared& shared,
                             const PersonElsewhere& elsewhere, Id<Contact> id,
                             const DeletionWanted& wanted, const base::Actor& actor) {
  ContactDeleted deleted = plan_deletion(tx, shared, id, wanted, actor);
  const auto record = record_of(tx, id, deleted.fate);
  save(tx, id);
  people::end_ways_in(tx, id);
  elsewhere.forget(tx, id);
  if (deleted.fate == DeletionFate::Anonymised) {
    keep_orders_only(tx, id, deleted.as_of);
  } else {
    remove_all(tx, id);
  }
  deleted.undo = journal::record(tx, actor,
                                 {.action = "contact.deleted",
                                  .object = journal::Object::of(id),
                                  .contact = id,
                                  .details = describe::to_json(record)});
  return deleted;
}

void undo_deletion(db::Transaction& tx, const PastAct& act, const base::Actor& actor) {
  if (!actor.may(base::Permission::EraseContacts)) throw base::Forbidden();
  const auto text = tx.find<std::string>(
      "SELECT saved FROM deleted_people WHERE contact_id = $1 AND erase_at > $2", act.contact,
      tx.now());
  if (!text) throw base::Conflict("undo.too_late");
  describe::ReadOptions options = describe::tolerant;
  options.limits.bytes_max = text->size();
  const auto saved = describe::from_json<SavedPerson>(*text, options);
  refuse_taken_address(tx, act.contact, saved);
  bring_back(tx, act.contact, saved);
  tx.run("DELETE FROM deleted_people WHERE contact_id = $1", act.contact);
}

int erase_deleted(db::Transaction& tx, int people_max) {
  const auto over = tx.all<std::int64_t>(
      "SELECT contact_id FROM deleted_people WHERE erase_at <= $1 LIMIT $2", tx.now(),
      std::int64_t{people_max});
  const db::Numbers people{std::span<const std::int64_t>(over)};
  tx.run(
      "DELETE FROM journal_details WHERE journal_id IN "
      "(SELECT id FROM journal WHERE contact_id IN EACH_OF($1))",
      people);
  tx.run("DELETE FROM deleted_people WHERE contact_id IN EACH_OF($1)", people);
  return static_cast<int>(over.size());
}

}  // namespace enrolments
