// SPDX-License-Identifier: Apache-2.0
#include "enrolments/enrolments_api.h"
#include "enrolments/order_view.h"
#include "enrolments/pay_order.h"
#include "enrolments/shared.h"
#include "http/call.h"

namespace enrolments {
namespace {

using http::Call;
using http::Permission;

OrderView show(Call& call) {
  const auto order = orders::order_of(call.read(), call.id<orders::Order>("id"));
  return order_view(call.read(), shared_of(call), order, call.actor());
}

AccessGiven record_payment(Call& call, const orders::PaymentDraft& draft) {
  const auto id = call.id<orders::Order>("id");
  const Shared shared = shared_of(call);
  if (call.dry_run()) {
    return plan_payment(call.read(), shared, orders::order_of(call.read(), id), draft);
  }
  return call.write([&](db::Transaction& tx) {
    return pay_order(tx, shared, orders::order_of(tx, id), draft, call.actor());
  });
}

}  // namespace

std::vector<http::Route> order_routes() {
  return {
      get("/api/orders/{id}", Permission::ViewOrders,
          "An order with its terms and recorded payments", show),
      post("/api/orders/{id}/payments", Permission::RecordPayments,
           "Record a payment that came in elsewhere; a waiting order opens", record_payment)
          .idempotent().dry_run(),
  };
}

}  // namespace enrolments
