// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <vector>

#include "base/actor.h"
#include "courses/product.h"
#include "db/transaction.h"
#include "staff/member.h"

// Who of the team looks after which course. Whoever neither sees contacts nor edits courses sees
// the courses they look after and no others.

namespace courses {

/// Whether somebody's rights reach every course. Of tokens the rights alone say it.
bool sees_all(const base::Actor& viewer);
bool is_on_team(db::Reader& reader, const base::Actor& viewer, Id<Product> product);
bool may_see(db::Reader& reader, const base::Actor& viewer, Id<Product> product);
/// NotFound: for whoever may not see it, a course does not exist.
void refuse_unseen(db::Reader& reader, const base::Actor& viewer, Id<Product> product);

struct TeamMember {
  Id<staff::Member> id;
  std::string name;
  staff::Role role = staff::Role::Curator;
};
BOOST_DESCRIBE_STRUCT(TeamMember, (), (id, name, role))

/// By name.
std::vector<TeamMember> team_of(db::Reader& reader, Id<Product> product);
/// Who could be added: everybody of the school's team who is not disabled and not on it.
std::vector<TeamMember> candidates_for(db::Reader& reader, Id<Product> product);

/// Rises with every change of the team.
std::int64_t team_version(db::Reader& reader, Id<Product> product);

/// In place of those who were there; the caller has compared versions. Throws Invalid for members
/// that do not exist or are disabled.
void set_team(db::Transaction& tx, Id<Product> product,
              const std::vector<Id<staff::Member>>& members, const base::Actor& actor);

}  // namespace courses
