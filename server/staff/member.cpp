// SPDX-License-Identifier: Apache-2.0
#include "staff/member.h"

#include <algorithm>

#include "base/fault.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "journal/journal.h"

namespace staff {
namespace {

struct MemberRow {
  Id<Member> id;
  Email email;
  std::string name;
  Role role = Role::Support;
  describe::Json rights;
  std::optional<base::Language> language;
  std::optional<base::TimeZone> zone;
  std::optional<std::string> password_hash;
  std::optional<Instant> totp_confirmed_at;
  std::optional<Instant> disabled_at;
  std::optional<Instant> last_seen_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (),
                      (id, email, name, role, rights, language, zone, password_hash,
                       totp_confirmed_at, disabled_at, last_seen_at, version))

constexpr std::string_view columns =
    "id, email, name, role, extra_rights, language, zone, password_hash, totp_confirmed_at, "
    "disabled_at, last_seen_at, version";

Member member_from(const MemberRow& row) {
  return {row.id,
          row.email,
          row.name,
          row.role,
          describe::from_json<std::vector<std::string>>(row.rights.text),
          row.language,
          row.zone,
          row.password_hash,
          row.totp_confirmed_at,
          row.disabled_at,
          row.last_seen_at,
          row.version};
}

template <class Key>
std::optional<Member> find_where(db::Reader& reader, std::string_view column, const Key& key) {
  const auto row = reader.find<MemberRow>(
      fmt::format("SELECT {} FROM staff WHERE {} = $1", columns, column), key);
  if (!row) return std::nullopt;
  return member_from(*row);
}

struct MemberSnapshot {
  std::string name;
  Email email;
  Role role;
  std::vector<std::string> rights;
  bool disabled = false;
};
BOOST_DESCRIBE_STRUCT(MemberSnapshot, (), (name, email, role, rights, disabled))

struct BeforeAfter {
  std::optional<MemberSnapshot> before;
  MemberSnapshot after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

MemberSnapshot snapshot_of(const Member& member) {
  return {member.name, member.email, member.role, member.rights, member.disabled_at.has_value()};
}

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          Id<Member> member, std::string details) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(member),
                   .details = std::move(details)});
}

void refuse_last_owner_leaving(db::Reader& reader, const Member& before, const Member& after) {
  const bool stays = after.role == Role::Owner && !after.disabled_at;
  if (before.role != Role::Owner || before.disabled_at || stays) return;
  const auto others = reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM staff WHERE role = 'owner' AND disabled_at IS NULL AND id <> $1",
      before.id);
  if (others == 0) throw base::Conflict("member.last_owner");
}

void end_links(db::Transaction& tx, Id<Member> member) {
  tx.run(
      "UPDATE staff_links SET expires_at = $2 WHERE staff_id = $1 AND used_at IS NULL "
      "AND expires_at > $2",
      member, tx.now());
}

/// What could still open the door in the name of somebody who is gone.
void end_everything(db::Transaction& tx, Id<Member> member) {
  end_links(tx, member);
  tx.run("UPDATE tokens SET revoked_at = $2 WHERE created_by = $1 AND revoked_at IS NULL", member,
         tx.now());
}

/// `these` holds everything that `those` hold.
bool covers(base::Permissions these, base::Permissions those) {
  return std::ranges::all_of(named_rights(), [&](Permission permission) {
    return these.test(permission) || !those.test(permission);
  });
}

bool lost_something(const Member& before, const Member& after) {
  if (after.disabled_at && !before.disabled_at) return true;
  return !covers(rights_of(after), rights_of(before));
}

}  // namespace

std::optional<Member> find_member(db::Reader& reader, Id<Member> id) {
  return find_where(reader, "id", id);
}

std::optional<Member> find_member_by_email(db::Reader& reader, const Email& email) {
  return find_where(reader, "email", email);
}

Member member_of(db::Reader& reader, Id<Member> id) {
  auto member = find_member(reader, id);
  if (!member) throw base::NotFound("member.not_found");
  return std::move(*member);
}

std::vector<Member> list_members(db::Reader& reader) {
  std::vector<Member> members;
  const std::string sql = fmt::format("SELECT {} FROM staff ORDER BY created_at, id", columns);
  for (const auto& row : reader.all<MemberRow>(sql)) {
    members.push_back(member_from(row));
  }
  return members;
}

Member add_member(db::Transaction& tx, const MemberDraft& draft, const base::Actor& actor) {
  if (const auto other = find_member_by_email(tx, draft.email)) {
    throw base::Conflict("member.exists", other->id.text());
  }
  const Member member{
      .id = tx.new_id<Member>(), .email = draft.email, .name = draft.name.v, .role = draft.role};
  refuse_beyond(actor, member);
  tx.run(
      "INSERT INTO staff (id, email, name, role, extra_rights, version, created_at) "
      "VALUES ($1, $2, $3, $4, '[]', 1, $5)",
      member.id, member.email, member.name, member.role, tx.now());
  note(tx, actor, "member.added", member.id,
       describe::to_json(BeforeAfter{std::nullopt, snapshot_of(member)}));
  return member;
}

Member change_member(db::Transaction& tx, const Member& member, const MemberPatch& patch,
                     const base::Actor& actor) {
  Member changed = member;
  if (patch.name) changed.name = patch.name->v;
  if (patch.role) changed.role = *patch.role;
  if (patch.rights) changed.rights = names_of(rights_named(*patch.rights));
  if (patch.disabled) {
    changed.disabled_at = *patch.disabled ? std::optional(tx.now()) : std::nullopt;
  }
  refuse_beyond(actor, member);
  refuse_beyond(actor, changed);
  refuse_last_owner_leaving(tx, member, changed);
  ++changed.version;
  tx.run(
      "UPDATE staff SET name = $2, role = $3, extra_rights = $4, disabled_at = $5, version = $6 "
      "WHERE id = $1",
      changed.id, changed.name, changed.role, describe::to_json(changed.rights),
      changed.disabled_at, changed.version);
  if (lost_something(member, changed)) {
    tx.run("UPDATE sessions SET staff_id = NULL, staff_until = NULL WHERE staff_id = $1",
           member.id);
  }
  if (changed.disabled_at) end_everything(tx, member.id);
  note(tx, actor, "member.changed", member.id,
       describe::to_json(BeforeAfter{snapshot_of(member), snapshot_of(changed)}));
  return changed;
}

void set_password(db::Transaction& tx, Id<Member> member, const std::string& hash,
                  std::optional<std::int64_t> kept, const base::Actor& actor) {
  tx.run("UPDATE staff SET password_hash = $2, version = version + 1 WHERE id = $1", member, hash);
  tx.run(
      "UPDATE sessions SET staff_id = NULL, staff_until = NULL WHERE staff_id = $1 AND id <> $2",
      member, kept.value_or(0));
  end_links(tx, member);
  note(tx, actor, "member.password_set", member, "{}");
}

void take_password(db::Transaction& tx, const Member& member, const base::Actor& actor) {
  if (actor.kind == base::ActorKind::Staff && actor.person == member.id.number()) {
    throw base::Conflict("member.yourself");
  }
  refuse_beyond(actor, member);
  tx.run("UPDATE staff SET password_hash = NULL, version = version + 1 WHERE id = $1", member.id);
  tx.run("UPDATE sessions SET staff_id = NULL, staff_until = NULL WHERE staff_id = $1", member.id);
  end_links(tx, member.id);
  note(tx, actor, "member.password_taken", member.id, "{}");
}

void refuse_beyond(const base::Actor& actor, const Member& member) {
  if (actor.kind == base::ActorKind::System || base::control("beyond_you")) return;
  if (!covers(actor.permissions, rights_of(member))) throw base::Forbidden("member.beyond_you");
}

bool may_appoint(const Member& inviter, const Member& invited) {
  const base::Permissions rights = rights_of(inviter);
  return !inviter.disabled_at && rights.test(Permission::ManageTeam) &&
         covers(rights, rights_of(invited));
}

bool has_owner(db::Reader& reader) {
  return reader.one<std::int64_t>(
             "SELECT COUNT(*) FROM staff WHERE role = 'owner' AND disabled_at IS NULL "
             "AND password_hash IS NOT NULL") > 0;
}

base::Permissions rights_of(const Member& member) {
  base::Permissions rights = rights_of(member.role);
  const base::Permissions extra = rights_named(member.rights);
  for (const Permission permission : named_rights()) {
    if (extra.test(permission)) rights.add(permission);
  }
  return rights;
}

base::Actor actor_of(const Member& member) {
  return {.kind = base::ActorKind::Staff,
          .person = member.id.number(),
          .name = member.name,
          .permissions = rights_of(member)};
}

}  // namespace staff
