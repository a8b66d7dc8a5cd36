// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "db/transaction.h"
#include "staff/member.h"

namespace staff {

/// Lets a script act with some of the rights of whoever made it, for as long as they have them.
struct ApiToken {
  static constexpr std::string_view id_prefix = "tok";
  Id<ApiToken> id;
  std::string name;
  std::vector<std::string> rights;
  std::optional<std::string> created_by;
  Instant created_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(ApiToken, (), (id, name, rights, created_by, created_at, last_used_at))

struct ApiTokenDraft {
  describe::Text<1, 80> name;
  std::vector<std::string> rights;
};
BOOST_DESCRIBE_STRUCT(ApiTokenDraft, (), (name, rights))

struct MadeToken {
  Id<ApiToken> id;
  std::string token;  ///< Shown once.
};
BOOST_DESCRIBE_STRUCT(MadeToken, (), (id, token))

/// Refuses rights the maker does not have. Without a maker (the command line) any right goes.
MadeToken make_token(db::Transaction& tx, const ApiTokenDraft& draft,
                     std::optional<Id<Member>> maker, const base::Actor& actor);
std::vector<ApiToken> list_tokens(db::Reader& reader);
void revoke_token(db::Transaction& tx, Id<ApiToken> id, const base::Actor& actor);

/// Who a bearer token acts as: nobody when it is unknown, revoked, or its maker is gone.
base::Actor actor_of_token(db::Reader& reader, std::string_view token);

}  // namespace staff
