// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "access/pinned_names.h"
#include "access/policy_store.h"
#include "base/rejections.h"
#include "courses/change_product.h"
#include "describe/enums.h"
#include "enrolments/enrolments_api.h"
#include "enrolments/grant_rows.h"
#include "enrolments/pay_order.h"
#include "enrolments/shared.h"
#include "http/call.h"
#include "http/page.h"
#include "orders/order.h"
#include "people/contact_card.h"

namespace enrolments {
namespace {

using http::Call;
using http::Permission;

/// A line with the terms that are in force for it; `pinned` names those that are the order's own.
struct LineView {
  Id<orders::OrderLine> id;
  courses::ProductName product;
  accesses::Policy policy;
  std::vector<std::string> pinned;
  std::optional<GrantRow> grant;
};
BOOST_DESCRIBE_STRUCT(LineView, (), (id, product, policy, pinned, grant))

struct OrderView {
  Id<orders::Order> id;
  std::int64_t number = 0;
  people::ContactName contact;
  std::optional<OfferName> offer;
  orders::OrderState state = orders::OrderState::Given;
  std::optional<base::Money> price;
  orders::Door door = orders::Door::ContactProduct;
  mail::AccessMails mails;
  std::vector<LineView> lines;
  std::vector<orders::Payment> payments;
  std::optional<std::string> created_by;
  Instant created_at;
  std::vector<std::string> can;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrderView, (),
                      (id, number, contact, offer, state, price, door, mails, lines, payments,
                       created_by, created_at, can, version))

LineView view_of(db::Reader& reader, const orders::OrderLine& line,
                 const std::vector<GrantRow>& grants) {
  LineView view;
  view.id = line.id;
  view.product = courses::name_of(courses::product_of(reader, line.product));
  if (line.offer_policy) view.policy = accesses::policy_of(reader, *line.offer_policy);
  if (line.own_policy) {
    const auto own = accesses::attributes_of(reader, *line.own_policy);
    view.policy = accesses::effective(view.policy, own);
    view.pinned = accesses::pinned_names(own);
  }
  if (!line.grant) return view;
  const auto row = std::ranges::find(grants, *line.grant, &GrantRow::id);
  if (row != grants.end()) view.grant = *row;
  return view;
}

std::optional<std::string> creator_of(db::Reader& reader, const orders::Order& order) {
  return reader.find<std::string>("SELECT name FROM staff WHERE id = $1",
                                  order.created_by.value_or(0));
}

OrderView view_of(db::Reader& reader, const Shared& shared, const orders::Order& order,
                  const base::Actor& viewer) {
  OrderView view;
  view.id = order.id;
  view.number = order.number;
  view.contact = people::name_of(reader, order.contact);
  if (order.offer) {
    view.offer = OfferName{*order.offer, offers::offer_of(reader, *order.offer).title};
  }
  view.state = order.state;
  view.door = order.door;
  view.mails = order.mails;
  view.created_at = order.created_at;
  view.created_by = creator_of(reader, order);
  view.version = order.version;
  const auto grants = grant_rows(reader, shared, order.contact, reader.now(), viewer);
  for (const auto& line : order.lines) view.lines.push_back(view_of(reader, line, grants));
  if (viewer.may(Permission::ViewMoney)) {
    view.price = order.price;
    view.payments = orders::payments_of(reader, order.id);
  }
  if (viewer.may(Permission::RecordPayments)) view.can.push_back("record_payment");
  return view;
}

OrderView show(Call& call) {
  const auto order = orders::order_of(call.read(), call.id<orders::Order>("id"));
  return view_of(call.read(), shared_of(call), order, call.actor());
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
