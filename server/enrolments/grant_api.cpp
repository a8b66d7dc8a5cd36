// SPDX-License-Identifier: Apache-2.0
#include "enrolments/enrolments_api.h"
#include "enrolments/grant_rows.h"
#include "enrolments/members.h"
#include "enrolments/revoke_access.h"
#include "enrolments/shared.h"

namespace enrolments {
namespace {

using http::Call;
using http::Permission;

http::Page<GrantRow> list_grants(Call& call, const http::PageWanted& wanted) {
  const auto contact = people::contact_of(call.read(), call.id<Contact>("id"));
  return http::page_of(grant_rows(call.read(), shared_of(call), contact.id,
                                  call.at().value_or(call.now()), call.actor()),
                       wanted);
}

GrantRow show_grant(Call& call) {
  return grant_row(call.read(), shared_of(call), call.id<accesses::Grant>("id"),
                   call.at().value_or(call.now()), call.actor());
}

AccessRevoked revoke(Call& call, const RevocationDraft& draft) {
  const auto id = call.id<accesses::Grant>("id");
  const Shared shared = shared_of(call);
  if (call.dry_run()) {
    return {.grant = id, .effects = plan_revocation(call.read(), shared, id, draft, call.now())};
  }
  return call.write(
      [&](db::Transaction& tx) { return revoke_access(tx, shared, id, draft, call.actor()); });
}

http::Page<MemberRow> list_members(Call& call, const MembersWanted& wanted) {
  return members_of(call.read(), shared_of(call), call.id<Product>("id"), wanted, call.actor());
}

}  // namespace

std::vector<http::Route> grant_routes() {
  return {
      get("/api/contacts/{id}/grants", Permission::ViewContacts,
          "What a contact holds, newest first", list_grants)
          .at(),
      get("/api/grants/{id}", Permission::ViewContacts, "One grant", show_grant).at(),
      post("/api/grants/{id}/revocation", Permission::GiveAccess,
           "Revoke access; progress and orders stay", revoke)
          .status(200).idempotent().dry_run(),
      // Whoever sees contacts, and curators of the course: the handler tells them apart.
      get("/api/products/{id}/members", Permission::Staff,
          "Who holds or held a course, newest first", list_members),
  };
}

}  // namespace enrolments
