// SPDX-License-Identifier: Apache-2.0
#include "school/school_api.h"

#include "http/call.h"
#include "school/school.h"

namespace school {
namespace {

using http::Call;
using http::Permission;

School show(Call& call) { return school_of(call.read()); }

School edit(Call& call, const SchoolPatch& patch) {
  return call.write([&](db::Transaction& tx) {
    const School school = school_of(tx);
    call.expect(school);
    return change(tx, school, patch, call.actor());
  });
}

}  // namespace

std::vector<http::Route> school_routes() {
  return {
      get("/api/school", Permission::Staff, "Settings of the school", show),
      patch("/api/school", Permission::ManageSettings, "Change settings of the school", edit)
          .second_factor().versioned(),
  };
}

}  // namespace school
