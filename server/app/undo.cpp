// SPDX-License-Identifier: Apache-2.0
#include "app/undo.h"

#include "changes/undo_act.h"
#include "http/call.h"
#include "impact/undo_change.h"

namespace app {
namespace {

void undo(http::Call& call) {
  const auto id = call.id<journal::Entry>("id");
  call.write([&](db::Transaction& tx) {
    if (impact::undo_change(tx, id, call.actor())) return;
    changes::undo_act(tx, id, call.actor());
  });
}

}  // namespace

std::vector<http::Route> journal_routes() {
  return {
      http::post("/api/journal/{id}/undo", http::Permission::GiveAccess,
                 "Take an act back, where nothing newer depends on it", undo)
          .status(204),
  };
}

}  // namespace app
