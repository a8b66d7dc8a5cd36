// SPDX-License-Identifier: Apache-2.0
#include "courses/team.h"

#include <algorithm>

#include "base/rejections.h"
#include "base/sort_key.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "journal/journal.h"

namespace courses {
namespace {

using base::Permission;
using staff::Member;

struct TeamChange {
  std::vector<Id<Member>> before;
  std::vector<Id<Member>> after;
};
BOOST_DESCRIBE_STRUCT(TeamChange, (), (before, after))

std::vector<Id<Member>> ids_of(const std::vector<TeamMember>& team) {
  std::vector<Id<Member>> ids;
  for (const TeamMember& member : team) ids.push_back(member.id);
  std::ranges::sort(ids);
  return ids;
}

std::vector<Id<Member>> checked(db::Reader& reader, std::vector<Id<Member>> members) {
  std::vector<base::FieldError> errors;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto member = staff::find_member(reader, members[i]);
    if (member && !member->disabled_at) continue;
    errors.push_back({fmt::format("/members/{}", i), "member.unknown", {}});
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
  std::ranges::sort(members);
  const auto repeated = std::ranges::unique(members);
  members.erase(repeated.begin(), repeated.end());
  return members;
}

std::vector<TeamMember> by_name(std::vector<TeamMember> team) {
  std::ranges::stable_sort(team, {}, [](const TeamMember& member) {
    return base::sort_key({member.name});
  });
  return team;
}

}  // namespace

bool sees_all(const base::Actor& viewer) {
  if (viewer.kind != base::ActorKind::Staff) return viewer.may(Permission::ViewCourses);
  return viewer.may(Permission::ViewContacts) || viewer.may(Permission::EditCourses);
}

bool is_on_team(db::Reader& reader, const base::Actor& viewer, Id<Product> product) {
  if (viewer.kind != base::ActorKind::Staff) return false;
  return reader.one<std::int64_t>(
             "SELECT COUNT(*) FROM product_team WHERE product_id = $1 AND staff_id = $2", product,
             viewer.person) > 0;
}

bool may_see(db::Reader& reader, const base::Actor& viewer, Id<Product> product) {
  if (!viewer.may(Permission::ViewCourses)) return false;
  return sees_all(viewer) || is_on_team(reader, viewer, product);
}

void refuse_unseen(db::Reader& reader, const base::Actor& viewer, Id<Product> product) {
  if (!may_see(reader, viewer, product)) throw base::NotFound("product.not_found");
}

std::vector<TeamMember> team_of(db::Reader& reader, Id<Product> product) {
  return by_name(reader.all<TeamMember>(
      "SELECT s.id, s.name, s.role FROM product_team t JOIN staff s ON s.id = t.staff_id "
      "WHERE t.product_id = $1 ORDER BY s.id",
      product));
}

std::vector<TeamMember> candidates_for(db::Reader& reader, Id<Product> product) {
  return by_name(reader.all<TeamMember>(
      "SELECT s.id, s.name, s.role FROM staff s WHERE s.disabled_at IS NULL AND NOT EXISTS "
      "(SELECT 1 FROM product_team t WHERE t.product_id = $1 AND t.staff_id = s.id) "
      "ORDER BY s.id",
      product));
}

std::int64_t team_version(db::Reader& reader, Id<Product> product) {
  return reader.one<std::int64_t>("SELECT team_version FROM products WHERE id = $1", product);
}

void set_team(db::Transaction& tx, Id<Product> product, const std::vector<Id<Member>>& members,
              const base::Actor& actor) {
  const TeamChange change{ids_of(team_of(tx, product)), checked(tx, members)};
  if (change.before == change.after) return;
  tx.run("DELETE FROM product_team WHERE product_id = $1", product);
  for (const auto member : change.after) {
    tx.run("INSERT INTO product_team (product_id, staff_id, added_at) VALUES ($1, $2, $3)",
           product, member, tx.now());
  }
  tx.run("UPDATE products SET team_version = team_version + 1 WHERE id = $1", product);
  journal::record(tx, actor,
                  {.action = "product.team_changed",
                   .object = journal::Object::of(product),
                   .details = describe::to_json(change)});
}

}  // namespace courses
