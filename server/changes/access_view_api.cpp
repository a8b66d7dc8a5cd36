// SPDX-License-Identifier: Apache-2.0
#include "changes/access_view.h"
#include "changes/changes_api.h"
#include "changes/coming_changes.h"
#include "enrolments/shared.h"

namespace changes {
namespace {

using http::Call;
using http::Permission;

struct AccessWanted {
  Id<courses::Product> product;
};
BOOST_DESCRIBE_STRUCT(AccessWanted, (), (product))

PersonInCourse person_of(Call& call, Id<courses::Product> product) {
  return person_in_course(call.read(), enrolments::shared_of(call),
                          call.id<people::Contact>("id"), product);
}

AccessView show_access(Call& call, const AccessWanted& wanted) {
  return access_view(call.read(), person_of(call, wanted.product),
                     call.at().value_or(call.now()), call.actor());
}

/// From now on and to the end of all changes, unless named.
struct ChangesWanted {
  Id<courses::Product> product;
  std::optional<Instant> from;
  std::optional<Instant> until;
  std::optional<describe::Number<1, 200>> limit;
};
BOOST_DESCRIBE_STRUCT(ChangesWanted, (), (product, from, until, limit))

http::Page<AccessChange> list_changes(Call& call, const ChangesWanted& wanted) {
  const auto person = person_of(call, wanted.product);
  return http::page_of(coming_changes(person, wanted.from.value_or(call.now()),
                                      wanted.until.value_or(accesses::forever)),
                       {.limit = wanted.limit, .offset = {}});
}

}  // namespace

std::vector<http::Route> access_routes() {
  return {
      get("/api/contacts/{id}/access", Permission::ViewContacts,
          "Every lesson of a product for one contact: the answer and why", show_access)
          .at(),
      get("/api/contacts/{id}/access/changes", Permission::ViewContacts,
          "Everything that will open and close for one contact", list_changes),
  };
}

}  // namespace changes
