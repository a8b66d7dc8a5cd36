// SPDX-License-Identifier: Apache-2.0
#include "staff/api_token.h"

#include "base/fault.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "journal/journal.h"
#include "staff/secret.h"

namespace staff {
namespace {

struct TokenRow {
  Id<ApiToken> id;
  std::string name;
  describe::Json rights;
  std::optional<std::string> created_by;
  Instant created_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(TokenRow, (), (id, name, rights, created_by, created_at, last_used_at))

struct LiveToken {
  Id<ApiToken> id;
  std::string name;
  describe::Json rights;
  std::optional<Id<Member>> maker;
  std::optional<Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(LiveToken, (), (id, name, rights, maker, revoked_at))

std::vector<std::string> rights_in(const describe::Json& json) {
  return describe::from_json<std::vector<std::string>>(json.text);
}

void refuse_rights_beyond(const ApiTokenDraft& draft, const base::Actor& maker) {
  if (base::control("beyond_you")) return;
  for (std::size_t i = 0; i < draft.rights.size(); ++i) {
    const auto right = describe::enum_from<Permission>(draft.rights[i]);
    if (right && !maker.may(*right)) {
      throw base::Invalid(fmt::format("/rights/{}", i), "right.not_yours");
    }
  }
}

base::Permissions intersection(base::Permissions a, base::Permissions b) {
  base::Permissions both{Permission::SignedIn, Permission::Staff};
  for (const Permission permission : named_rights()) {
    if (a.test(permission) && b.test(permission)) both.add(permission);
  }
  return both;
}

}  // namespace

MadeToken make_token(db::Transaction& tx, const ApiTokenDraft& draft,
                     std::optional<Id<Member>> maker, const base::Actor& actor) {
  const auto rights = names_of(rights_named(draft.rights));
  if (maker) refuse_rights_beyond(draft, actor);
  const Secret secret = new_secret(tx.random(), "stoa_");
  const auto id = tx.new_id<ApiToken>();
  tx.run(
      "INSERT INTO tokens (id, name, token_hash, rights, created_by, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      id, draft.name, secret.hash, describe::to_json(rights), maker, tx.now());
  journal::record(tx, actor, {.action = "token.created", .object = journal::Object::of(id)});
  return {id, secret.text};
}

std::vector<ApiToken> list_tokens(db::Reader& reader) {
  std::vector<ApiToken> tokens;
  for (const auto& row : reader.all<TokenRow>(
           "SELECT t.id, t.name, t.rights, s.name, t.created_at, t.last_used_at FROM tokens t "
           "LEFT JOIN staff s ON s.id = t.created_by WHERE t.revoked_at IS NULL "
           "ORDER BY t.created_at DESC")) {
    tokens.push_back({row.id, row.name, rights_in(row.rights), row.created_by, row.created_at,
                      row.last_used_at});
  }
  return tokens;
}

void revoke_token(db::Transaction& tx, Id<ApiToken> id, const base::Actor& actor) {
  const auto revoked = tx.run(
      "UPDATE tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", id, tx.now());
  if (revoked == 0) throw base::NotFound("token.not_found");
  journal::record(tx, actor, {.action = "token.revoked", .object = journal::Object::of(id)});
}

base::Actor actor_of_token(db::Reader& reader, std::string_view token) {
  const auto live = reader.find<LiveToken>(
      "SELECT id, name, rights, created_by, revoked_at FROM tokens WHERE token_hash = $1",
      secret_hash(token));
  if (!live) return {};
  if (live->revoked_at && !base::control("revoked_token")) return {};
  base::Permissions rights = rights_named(rights_in(live->rights));
  if (live->maker) {
    const auto maker = find_member(reader, *live->maker);
    if (!maker || maker->disabled_at) return {};
    if (!base::control("token_rights")) rights = intersection(rights, rights_of(*maker));
  } else {
    rights = intersection(rights, rights);
  }
  return {.kind = base::ActorKind::Token,
          .person = live->id.number(),
          .name = live->name,
          .permissions = rights};
}

}  // namespace staff
