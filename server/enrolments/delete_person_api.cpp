// SPDX-License-Identifier: Apache-2.0
#include "enrolments/delete_person.h"
#include "enrolments/enrolments_api.h"
#include "enrolments/shared.h"

namespace enrolments {
namespace {

using http::Call;
using http::Permission;

ContactDeleted delete_contact(Call& call) {
  const auto wanted = call.query<DeletionWanted>();
  const auto id = call.id<Contact>("id");
  const Shared shared = shared_of(call);
  if (call.dry_run()) return plan_deletion(call.read(), shared, id, wanted, call.actor());
  const auto& elsewhere = call.services().parts.get<PersonElsewhere>();
  return call.write([&](db::Transaction& tx) {
    return delete_person(tx, shared, elsewhere, id, wanted, call.actor());
  });
}

}  // namespace

std::vector<http::Route> delete_person_routes() {
  return {
      del("/api/contacts/{id}", Permission::EraseContacts,
          "Delete a contact; with revoke=true live access ends first. Orders with payments stay, "
          "without a name. It can be undone for fourteen days",
          delete_contact)
          .status(200).dry_run().second_factor().query<DeletionWanted>(),
  };
}

}  // namespace enrolments
