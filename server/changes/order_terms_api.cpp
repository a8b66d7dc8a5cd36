// SPDX-License-Identifier: Apache-2.0
#include "changes/changes_api.h"
#include "changes/order_terms.h"
#include "enrolments/shared.h"

namespace changes {
namespace {

using http::Call;
using http::Permission;

/// Whoever edits an order has seen it as it is, in the rehearsal too.
OrderChanged change_order(Call& call, const OrderPatch& patch) {
  const auto id = call.id<orders::Order>("id");
  const Shared shared = enrolments::shared_of(call);
  const auto plan = [&](db::Reader& reader, OrderChanged& changed) {
    const auto order = orders::order_of(reader, id);
    changed.order() = enrolments::order_view(reader, shared, order, call.actor());
    call.expect(changed.order());
    return plan_terms(reader, shared, order, patch, call.actor(), call.now());
  };
  if (call.dry_run()) {
    OrderChanged rehearsed;
    rehearsed.effects = plan(call.read(), rehearsed).effects;
    return rehearsed;
  }
  return call.write([&](db::Transaction& tx) {
    OrderChanged changed;
    const TermsPlan planned = plan(tx, changed);
    changed = apply_terms(tx, orders::order_of(tx, id), planned, call.actor());
    changed.order() =
        enrolments::order_view(tx, shared, orders::order_of(tx, id), call.actor());
    return changed;
  });
}

}  // namespace

std::vector<http::Route> order_terms_routes() {
  return {
      patch("/api/orders/{id}", Permission::GiveAccess,
            "Change the terms of an order; what is not named follows its offer", change_order)
          .versioned().dry_run(),
  };
}

}  // namespace changes
