// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "courses/change_product.h"
#include "courses/course_api.h"
#include "courses/team.h"
#include "http/call.h"

namespace courses {
namespace {

using http::Call;
using http::Permission;

/// `candidates` is empty for those who cannot change the team.
struct TeamView {
  std::vector<TeamMember> items;
  std::vector<TeamMember> candidates;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(TeamView, (), (items, candidates, version))

/// Whoever joins a team will see names: so only those choose who see them themselves.
bool may_choose(const base::Actor& viewer) {
  return viewer.may(Permission::EditCourses) && viewer.may(Permission::ViewContacts);
}

TeamView view_of(db::Reader& reader, Id<Product> product, const base::Actor& viewer) {
  TeamView view{.items = team_of(reader, product), .version = team_version(reader, product)};
  if (may_choose(viewer)) view.candidates = candidates_for(reader, product);
  return view;
}

TeamView show(Call& call) {
  const auto id = call.id<Product>("id");
  refuse_unseen(call.read(), call.actor(), product_of(call.read(), id).id);
  return view_of(call.read(), id, call.actor());
}

/// Nobody is said by an empty list, not by saying nothing.
struct TeamDraft {
  std::optional<describe::List<Id<staff::Member>, 200>> members;
};
BOOST_DESCRIBE_STRUCT(TeamDraft, (), (members))

TeamView change(Call& call, const TeamDraft& draft) {
  if (!may_choose(call.actor())) throw base::Forbidden();
  if (!draft.members) throw base::Invalid("/members", "required");
  const auto id = call.id<Product>("id");
  return call.write([&](db::Transaction& tx) {
    static_cast<void>(product_of(tx, id));
    call.expect(view_of(tx, id, call.actor()));
    set_team(tx, id, draft.members->v, call.actor());
    return view_of(tx, id, call.actor());
  });
}

}  // namespace

std::vector<http::Route> team_routes() {
  return {
      get("/api/products/{id}/team", Permission::ViewCourses, "Who looks after a course", show),
      put("/api/products/{id}/team", Permission::EditCourses,
          "Choose who looks after a course: curators see these courses only", change)
          .versioned(),
  };
}

}  // namespace courses
