// SPDX-License-Identifier: Apache-2.0
#include "access/grants.h"

namespace accesses {

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
  tx.run("UPDATE grants SET revoked_at = $2, revoked_reason = $3 WHERE id = $1", id,
         at.to_whole_seconds(), reason);
}

void take_back_revocation(db::Transaction& tx, GrantId id) {
  tx.run("UPDATE grants SET revoked_at = NULL, revoked_reason = NULL WHERE id = $1", id);
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

PersonalEnd personal_end_of(db::Reader& reader, GrantId id) {
  return reader.one<PersonalEnd>("SELECT end_at, end_set_at FROM grants WHERE id = $1", id);
}

void set_personal_end(db::Transaction& tx, GrantId id, const PersonalEnd& end) {
  tx.run("UPDATE grants SET end_at = $2, end_set_at = $3 WHERE id = $1", id, end.end_at,
         end.set_at);
}

std::optional<GrantRecord> find_grant(db::Reader& reader, GrantId id) {
  return reader.find<GrantRecord>(
      "SELECT id, contact_id, product_id, order_line_id, door, reason, given_by, created_at "
      "FROM grants WHERE id = $1 AND withdrawn_at IS NULL",
      id);
}

std::vector<GrantRecord> grants_of(db::Reader& reader, ContactId contact) {
  return reader.all<GrantRecord>(
      "SELECT id, contact_id, product_id, order_line_id, door, reason, given_by, created_at "
      "FROM grants WHERE contact_id = $1 AND withdrawn_at IS NULL ORDER BY id DESC",
      contact);
}

void record_passed(db::Transaction& tx, ContactId contact, base::Id<courses::Lesson> lesson,
                   ProductId product) {
  tx.run(
      "INSERT INTO passed_checkpoints (contact_id, lesson_id, product_id, passed_at) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT (contact_id, lesson_id) DO NOTHING",
      contact, lesson, product, tx.now().to_whole_seconds());
}

bool has_standing_grant(db::Reader& reader, ContactId contact) {
  return reader.one<std::int64_t>(
             "SELECT COUNT(*) FROM grants WHERE contact_id = $1 AND withdrawn_at IS NULL "
             "AND revoked_at IS NULL",
             contact) > 0;
}

}  // namespace accesses
