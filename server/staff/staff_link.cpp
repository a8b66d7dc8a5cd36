// SPDX-License-Identifier: Apache-2.0
#include "staff/staff_link.h"

#include <utility>

#include "staff/secret.h"

namespace staff {
namespace {

base::Duration valid_for(LinkPurpose purpose) {
  switch (purpose) {
    case LinkPurpose::Setup:
    case LinkPurpose::Owner:
    case LinkPurpose::Password: return std::chrono::hours(24);
    case LinkPurpose::Invitation: return std::chrono::days(7);
  }
  std::unreachable();
}

}  // namespace

std::string make_staff_link(db::Transaction& tx, LinkPurpose purpose,
                            std::optional<Id<Member>> member) {
  tx.run(
      "UPDATE staff_links SET expires_at = $3 WHERE purpose = $1 AND used_at IS NULL "
      "AND COALESCE(staff_id, 0) = $2 AND expires_at > $3",
      purpose, member ? member->number() : 0, tx.now());
  const Secret secret = new_secret(tx.random());
  tx.run(
      "INSERT INTO staff_links (id, staff_id, purpose, token_hash, expires_at, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      tx.new_id<StaffLink>(), member, purpose, secret.hash, tx.now() + valid_for(purpose),
      tx.now());
  return secret.text;
}

std::optional<StaffLink> find_staff_link(db::Reader& reader, std::string_view token) {
  return reader.find<StaffLink>(
      "SELECT id, staff_id, purpose, expires_at, used_at FROM staff_links WHERE token_hash = $1",
      secret_hash(token));
}

bool is_usable(const StaffLink& link, Instant now) {
  return !link.used_at && now < link.expires_at;
}

void use_staff_link(db::Transaction& tx, const StaffLink& link) {
  tx.run("UPDATE staff_links SET used_at = $2 WHERE id = $1", link.id, tx.now());
}

}  // namespace staff
