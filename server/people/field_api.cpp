// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "http/page.h"
#include "people/fields.h"
#include "people/people_api.h"

namespace people {
namespace {

using http::Call;
using http::Permission;

http::Page<Field> list(Call& call, const http::PageWanted& wanted) {
  return http::page_of(list_fields(call.read()), wanted);
}

Field add(Call& call, const FieldDraft& draft) {
  return call.write([&](db::Transaction& tx) { return add_field(tx, draft, call.actor()); });
}

Field edit(Call& call, const FieldPatch& patch) {
  const auto id = call.id<Field>("id");
  return call.write([&](db::Transaction& tx) {
    const Field field = field_of(tx, id);
    call.expect(field);
    return change_field(tx, field, patch, call.actor());
  });
}

void remove(Call& call) {
  const auto id = call.id<Field>("id");
  call.write([&](db::Transaction& tx) { remove_field(tx, field_of(tx, id), call.actor()); });
}

}  // namespace

std::vector<http::Route> field_routes() {
  return {
      get("/api/fields", Permission::ViewContacts, "Custom fields of contacts", list),
      post("/api/fields", Permission::ManageSettings, "Add a custom field", add).idempotent(),
      patch("/api/fields/{id}", Permission::ManageSettings, "Change a custom field", edit)
          .versioned(),
      del("/api/fields/{id}", Permission::ManageSettings, "Remove a custom field", remove),
  };
}

}  // namespace people
