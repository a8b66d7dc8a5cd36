// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/email.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/zone.h"
#include "db/transaction.h"
#include "describe/types.h"
#include "staff/role.h"

namespace staff {

using base::Email;
using base::Id;
using base::Instant;

/// Somebody of the school's team.
struct Member {
  static constexpr std::string_view id_prefix = "stf";
  Id<Member> id;
  Email email;
  std::string name;
  Role role = Role::Support;
  /// Rights beyond the role, by name.
  std::vector<std::string> rights;
  std::optional<base::Language> language;
  /// By whose clock they read dates; absent: the school's.
  std::optional<base::TimeZone> zone;
  std::optional<std::string> password_hash;
  std::optional<Instant> totp_confirmed_at;
  std::optional<Instant> disabled_at;
  std::optional<Instant> last_seen_at;
  std::int64_t version = 1;
};

struct MemberDraft {
  describe::Text<1, 120> name;
  Email email;
  Role role = Role::Support;
};
BOOST_DESCRIBE_STRUCT(MemberDraft, (), (name, email, role))

struct MemberPatch {
  std::optional<describe::Text<1, 120>> name;
  std::optional<Role> role;
  std::optional<std::vector<std::string>> rights;
  std::optional<bool> disabled;
};
BOOST_DESCRIBE_STRUCT(MemberPatch, (), (name, role, rights, disabled))

std::optional<Member> find_member(db::Reader& reader, Id<Member> id);
std::optional<Member> find_member_by_email(db::Reader& reader, const Email& email);
/// Throws NotFound.
Member member_of(db::Reader& reader, Id<Member> id);
std::vector<Member> list_members(db::Reader& reader);

/// Refuses with `member.exists` when the address is on the team already, and with
/// `member.beyond_you` a role that holds more than whoever invites.
Member add_member(db::Transaction& tx, const MemberDraft& draft, const base::Actor& actor);

/// Refuses to leave the school without an active owner, and with `member.beyond_you` whoever holds
/// less than the member does or would. A lost right ends the member's sessions; a disabled member's
/// links and tokens die for good.
Member change_member(db::Transaction& tx, const Member& member, const MemberPatch& patch,
                     const base::Actor& actor);

/// Ends every session but `kept`, and all links.
void set_password(db::Transaction& tx, Id<Member> member, const std::string& hash,
                  std::optional<std::int64_t> kept, const base::Actor& actor);

/// For a colleague who lost phone and password: takes the password, ends sessions and links.
/// Refuses with `member.yourself` and `member.beyond_you`.
void take_password(db::Transaction& tx, const Member& member, const base::Actor& actor);

/// Throws Forbidden `member.beyond_you` when the member holds rights that the actor does not.
void refuse_beyond(const base::Actor& actor, const Member& member);

/// They are on the team, appoint colleagues, and hold every right that this one holds.
bool may_appoint(const Member& inviter, const Member& invited);

/// Some owner can sign in.
bool has_owner(db::Reader& reader);

base::Permissions rights_of(const Member& member);
base::Actor actor_of(const Member& member);

}  // namespace staff
