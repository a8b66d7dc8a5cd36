// SPDX-License-Identifier: Apache-2.0
#include "access/grants.h"

#include "access/lesson_facts.h"

#include <algorithm>

namespace accesses {
namespace {

const DatedFreeze* find_freeze(const Dates& dates, base::Id<DatedFreeze> id) {
  const auto found = std::ranges::find(dates.freezes, id, &DatedFreeze::id);
  return found == dates.freezes.end() ? nullptr : &*found;
}

void insert_freeze(db::Transaction& tx, GrantId grant, const DatedFreeze& freeze) {
  tx.run(
      "INSERT INTO freezes (id, grant_id, started_at, planned_days, planned_months, ended_at, "
      "days_in_end, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      freeze.id, grant, freeze.started_at, freeze.planned_days, freeze.planned_months,
      freeze.ended_at, freeze.days_in_end, freeze.reason, tx.now());
}

void write_freeze(db::Transaction& tx, GrantId grant, const Dates& before, DatedFreeze& freeze) {
  const DatedFreeze* known = find_freeze(before, freeze.id);
  if (known != nullptr && *known == freeze) return;
  if (known != nullptr) {
    tx.run("UPDATE freezes SET ended_at = $2, days_in_end = $3 WHERE id = $1", freeze.id,
           freeze.ended_at, freeze.days_in_end);
    return;
  }
  // One that an undo puts back keeps its id.
  if (freeze.id.number() == 0) freeze.id = tx.new_id<DatedFreeze>();
  insert_freeze(tx, grant, freeze);
}

}  // namespace

GrantId give(db::Transaction& tx, const NewGrant& grant) {
  const auto id = tx.new_id<Grant>();
  tx.run(
      "INSERT INTO grants (id, contact_id, product_id, order_line_id, offer_policy_id, "
      "own_policy_id, kind, start_at, schedule_base_at, door, reason, given_by, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      id, grant.contact, grant.product, grant.order_line, grant.offer_policy, grant.own_policy,
      grant.kind, grant.start_at, grant.schedule_base_at, grant.door, grant.reason,
      grant.given_by, tx.now());
  return id;
}

void revoke(db::Transaction& tx, GrantId id, base::Instant at, const std::string& reason) {
  tx.run(
      "UPDATE grants SET revoked_at = $2, revoked_reason = $3, version = version + 1 "
      "WHERE id = $1",
      id, at.to_whole_seconds(), reason);
}

void take_back_revocation(db::Transaction& tx, GrantId id) {
  tx.run(
      "UPDATE grants SET revoked_at = NULL, revoked_reason = NULL, version = version + 1 "
      "WHERE id = $1",
      id);
}

void withdraw(db::Transaction& tx, GrantId id) {
  tx.run("UPDATE grants SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL", id,
         tx.now());
}

void erase(db::Transaction& tx, GrantId id) {
  tx.run("DELETE FROM freezes WHERE grant_id = $1", id);
  tx.run("DELETE FROM grants WHERE id = $1", id);
}

void erase_withdrawn(db::Transaction& tx, ContactId contact) {
  tx.run(
      "DELETE FROM freezes WHERE grant_id IN "
      "(SELECT id FROM grants WHERE contact_id = $1 AND withdrawn_at IS NOT NULL)",
      contact);
  tx.run("DELETE FROM grants WHERE contact_id = $1 AND withdrawn_at IS NOT NULL", contact);
}

void leave_nameless(db::Transaction& tx, ContactId contact) {
  tx.run("UPDATE grants SET revoked_reason = '' WHERE contact_id = $1 AND revoked_reason <> ''",
         contact);
  tx.run(
      "UPDATE freezes SET reason = '' "
      "WHERE grant_id IN (SELECT id FROM grants WHERE contact_id = $1)",
      contact);
}

PersonalEnd personal_end_of(db::Reader& reader, GrantId id) {
  return reader.one<PersonalEnd>("SELECT end_at, end_set_at FROM grants WHERE id = $1", id);
}

void set_personal_end(db::Transaction& tx, GrantId id, const PersonalEnd& end) {
  tx.run("UPDATE grants SET end_at = $2, end_set_at = $3, version = version + 1 WHERE id = $1", id,
         end.end_at, end.set_at);
}

Dates dates_of(db::Reader& reader, GrantId id) {
  return {personal_end_of(reader, id),
          reader.all<DatedFreeze>(
              "SELECT id, started_at, planned_days, planned_months, ended_at, days_in_end, reason "
              "FROM freezes WHERE grant_id = $1 ORDER BY started_at, id",
              id)};
}

Dates write_dates(db::Transaction& tx, GrantId id, const Dates& before, Dates after) {
  for (const DatedFreeze& freeze : before.freezes) {
    if (find_freeze(after, freeze.id) == nullptr) {
      tx.run("DELETE FROM freezes WHERE id = $1", freeze.id);
    }
  }
  for (DatedFreeze& freeze : after.freezes) write_freeze(tx, id, before, freeze);
  set_personal_end(tx, id, after.end);
  return after;
}

void set_own_policy(db::Transaction& tx, GrantId id, PolicyId policy) {
  tx.run("UPDATE grants SET own_policy_id = $2 WHERE id = $1", id, policy);
}

std::optional<GrantRecord> find_grant(db::Reader& reader, GrantId id) {
  return reader.find<GrantRecord>(
      "SELECT id, contact_id, product_id, order_line_id, door, reason, given_by, created_at, "
      "version "
      "FROM grants WHERE id = $1 AND withdrawn_at IS NULL",
      id);
}

std::vector<GrantRecord> grants_of(db::Reader& reader, ContactId contact) {
  return reader.all<GrantRecord>(
      "SELECT id, contact_id, product_id, order_line_id, door, reason, given_by, created_at, "
      "version "
      "FROM grants WHERE contact_id = $1 AND withdrawn_at IS NULL ORDER BY id DESC",
      contact);
}

void record_passed(db::Transaction& tx, ContactId contact, base::Id<courses::Lesson> lesson,
                   ProductId product) {
  record_passed_at(tx, {contact, product, lesson}, tx.now());
}

bool has_standing_grant(db::Reader& reader, ContactId contact) {
  return reader.one<std::int64_t>(
             "SELECT COUNT(*) FROM grants WHERE contact_id = $1 AND withdrawn_at IS NULL "
             "AND revoked_at IS NULL",
             contact) > 0;
}

}  // namespace accesses
