// SPDX-License-Identifier: Apache-2.0
#include "courses/change_programme.h"
#include "courses/course_api.h"
#include "courses/course_view.h"
#include "courses/team.h"
#include "http/call.h"

// A new product is born with an offer, so `POST /api/products` and the copy live in `enrolments`.
// To change or delete what is there says first whom that moves: `impact`.

namespace courses {
namespace {

using http::Call;
using http::Permission;

ProductView show(Call& call) {
  const auto id = call.id<Product>("id");
  refuse_unseen(call.read(), call.actor(), id);
  return view_of(programme_of(call.read(), id), call.actor());
}

ModuleView add_to(Call& call, const ModuleDraft& draft) {
  const auto id = call.id<Product>("id");
  return call.write([&](db::Transaction& tx) {
    return view_of(add_module(tx, product_of(tx, id), draft, call.actor()));
  });
}

}  // namespace

std::vector<http::Route> product_routes() {
  return {
      get("/api/products/{id}", Permission::ViewCourses, "A course with its programme", show),
  };
}

std::vector<http::Route> module_routes() {
  return {
      post("/api/products/{id}/modules", Permission::EditCourses, "Add a module at the end",
           add_to)
          .idempotent(),
  };
}

}  // namespace courses
