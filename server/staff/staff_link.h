// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "db/transaction.h"
#include "staff/member.h"

namespace staff {

/// `setup` belongs to nobody yet: it opens the first five questions.
enum class LinkPurpose { Setup, Owner, Invitation, Password };
BOOST_DESCRIBE_ENUM(LinkPurpose, Setup, Owner, Invitation, Password)

struct StaffLink {
  static constexpr std::string_view id_prefix = "slk";
  Id<StaffLink> id;
  std::optional<Id<Member>> member;
  LinkPurpose purpose = LinkPurpose::Password;
  Instant expires_at;
  std::optional<Instant> used_at;
  /// Of an invitation; nobody when it came from the command line.
  std::optional<Id<Member>> made_by;
};
BOOST_DESCRIBE_STRUCT(StaffLink, (), (id, member, purpose, expires_at, used_at, made_by))

/// Payloads of the jobs that mail these links.
struct PasswordLinkWanted {
  static constexpr std::string_view job_kind = "password_link_mail";
  Email email;
};
BOOST_DESCRIBE_STRUCT(PasswordLinkWanted, (), (email))

struct InvitationWanted {
  static constexpr std::string_view job_kind = "invitation_mail";
  Id<Member> member;
  std::optional<Id<Member>> made_by;
};
BOOST_DESCRIBE_STRUCT(InvitationWanted, (), (member, made_by))

/// The token for the address of a link of one use; links of the same purpose made before die.
/// Owner and password links live a day, invitations seven.
std::string make_staff_link(db::Transaction& tx, LinkPurpose purpose,
                            std::optional<Id<Member>> member,
                            std::optional<Id<Member>> made_by = std::nullopt);

std::optional<StaffLink> find_staff_link(db::Reader& reader, std::string_view token);

/// Why a link opens nothing: it has been used, its time is over, or whoever made the invitation
/// might not make it any more.
enum class DeadLink { Used, Expired, Inviter };
BOOST_DESCRIBE_ENUM(DeadLink, Used, Expired, Inviter)

/// Nothing: it can be used. Asked of the rights that the inviter has at this moment, so that an
/// invitation dies with them and lives again when they come back within its time.
std::optional<DeadLink> reason_of_death(db::Reader& reader, const StaffLink& link);
/// Throws Forbidden `session.dead_link` or `session.dead_invitation`.
void refuse_dead(db::Reader& reader, const StaffLink& link);
void use_staff_link(db::Transaction& tx, const StaffLink& link);

}  // namespace staff
