// SPDX-License-Identifier: Apache-2.0
#include "courses/change_programme.h"
#include "courses/course_api.h"
#include "courses/course_view.h"
#include "courses/team.h"
#include "http/call.h"

// A new product is born with an offer, so `POST /api/products` and the copy live in `enrolments`.

namespace courses {
namespace {

using http::Call;
using http::Permission;

ProductView show(Call& call) {
  const auto id = call.id<Product>("id");
  refuse_unseen(call.read(), call.actor(), id);
  return view_of(programme_of(call.read(), id), call.actor());
}

ProductView edit(Call& call, const ProductPatch& patch) {
  const auto id = call.id<Product>("id");
  return call.write([&](db::Transaction& tx) {
    const Programme programme = programme_of(tx, id);
    call.expect(view_of(programme, call.actor()));
    change_product(tx, programme.product, patch, call.actor());
    return view_of(programme_of(tx, id), call.actor());
  });
}

ProductView put_in_order(Call& call, const ProgrammeOrder& order) {
  const auto id = call.id<Product>("id");
  return call.write([&](db::Transaction& tx) {
    const Programme programme = programme_of(tx, id);
    call.expect(view_of(programme, call.actor()));
    reorder(tx, programme, order, call.actor());
    return view_of(programme_of(tx, id), call.actor());
  });
}

ModuleView add_to(Call& call, const ModuleDraft& draft) {
  const auto id = call.id<Product>("id");
  return call.write([&](db::Transaction& tx) {
    return view_of(add_module(tx, product_of(tx, id), draft, call.actor()));
  });
}

ModuleView edit_module(Call& call, const ModulePatch& patch) {
  const auto id = call.id<Module>("id");
  return call.write([&](db::Transaction& tx) {
    const ModuleIn place = module_of(tx, id);
    call.expect(view_of(place.module));
    return view_of(change_module(tx, place, patch, call.actor()));
  });
}

void remove_module(Call& call) {
  const auto id = call.id<Module>("id");
  call.write([&](db::Transaction& tx) { delete_module(tx, module_of(tx, id), call.actor()); });
}

}  // namespace

std::vector<http::Route> product_routes() {
  return {
      get("/api/products/{id}", Permission::ViewCourses, "A course with its programme", show),
      patch("/api/products/{id}", Permission::EditCourses, "Change a course", edit).versioned(),
      put("/api/products/{id}/programme", Permission::EditCourses,
          "Put modules and lessons in another order", put_in_order)
          .versioned(),
  };
}

std::vector<http::Route> module_routes() {
  return {
      post("/api/products/{id}/modules", Permission::EditCourses, "Add a module at the end",
           add_to)
          .idempotent(),
      patch("/api/modules/{id}", Permission::EditCourses, "Change a module", edit_module)
          .versioned(),
      del("/api/modules/{id}", Permission::EditCourses,
          "Delete a module with its lessons; students keep what they did", remove_module),
  };
}

}  // namespace courses
