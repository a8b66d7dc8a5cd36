// SPDX-License-Identifier: Apache-2.0
#include "staff/staff_link.h"

#include <utility>

#include "base/fault.h"
#include "base/rejections.h"
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
                            std::optional<Id<Member>> member,
                            std::optional<Id<Member>> made_by) {
  tx.run(
      "UPDATE staff_links SET expires_at = $3 WHERE purpose = $1 AND used_at IS NULL "
      "AND COALESCE(staff_id, 0) = $2 AND expires_at > $3",
      purpose, member ? member->number() : 0, tx.now());
  const Secret secret = new_secret(tx.random());
  tx.run(
      "INSERT INTO staff_links (id, staff_id, purpose, token_hash, expires_at, created_at, "
      "made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      tx.new_id<StaffLink>(), member, purpose, secret.hash, tx.now() + valid_for(purpose),
      tx.now(), made_by);
  return secret.text;
}

std::optional<StaffLink> find_staff_link(db::Reader& reader, std::string_view token) {
  return reader.find<StaffLink>(
      "SELECT id, staff_id, purpose, expires_at, used_at, made_by FROM staff_links "
      "WHERE token_hash = $1",
      secret_hash(token));
}

std::optional<DeadLink> reason_of_death(db::Reader& reader, const StaffLink& link) {
  if (link.used_at) return DeadLink::Used;
  if (reader.now() >= link.expires_at) return DeadLink::Expired;
  if (!link.made_by || !link.member || base::control("inviter")) return std::nullopt;
  const auto inviter = find_member(reader, *link.made_by);
  const bool stands = inviter && may_appoint(*inviter, member_of(reader, *link.member));
  return stands ? std::nullopt : std::optional(DeadLink::Inviter);
}

void refuse_dead(db::Reader& reader, const StaffLink& link) {
  const auto reason = reason_of_death(reader, link);
  if (!reason) return;
  throw base::Forbidden(*reason == DeadLink::Inviter ? "session.dead_invitation"
                                                     : "session.dead_link");
}

void use_staff_link(db::Transaction& tx, const StaffLink& link) {
  tx.run("UPDATE staff_links SET used_at = $2 WHERE id = $1", link.id, tx.now());
}

}  // namespace staff
