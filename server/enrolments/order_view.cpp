// SPDX-License-Identifier: Apache-2.0
#include "enrolments/order_view.h"

#include <algorithm>

#include "access/pinned_names.h"
#include "access/policy_store.h"
#include "courses/change_product.h"

namespace enrolments {
namespace {

using base::Permission;

LineView view_of(db::Reader& reader, const orders::OrderLine& line,
                 const std::vector<GrantRow>& grants) {
  LineView view;
  view.id = line.id;
  view.product = courses::name_of(courses::product_of(reader, line.product));
  if (line.offer_policy) {
    view.offered = accesses::policy_of(reader, *line.offer_policy);
    view.policy = *view.offered;
  }
  if (line.own_policy) {
    const auto own = accesses::attributes_of(reader, *line.own_policy);
    view.policy = accesses::effective(view.policy, own);
    view.pinned = accesses::pinned_names(own);
    view.pins = accesses::pins_of(reader, *line.own_policy);
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

std::vector<std::string> rights_on(const orders::Order& order, const base::Actor& viewer) {
  std::vector<std::string> can;
  const bool stands = order.state != orders::OrderState::Cancelled;
  if (stands && viewer.may(Permission::GiveAccess)) can.emplace_back("edit_terms");
  if (viewer.may(Permission::RecordPayments)) can.emplace_back("record_payment");
  return can;
}

}  // namespace

OrderView order_view(db::Reader& reader, const Shared& shared, const orders::Order& order,
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
  view.comment = order.comment;
  view.created_at = order.created_at;
  view.created_by = creator_of(reader, order);
  view.version = order.version;
  const auto grants = grant_rows(reader, shared, order.contact, reader.now(), viewer);
  for (const auto& line : order.lines) view.lines.push_back(view_of(reader, line, grants));
  if (viewer.may(Permission::ViewMoney)) {
    view.price = order.price;
    view.payments = orders::payments_of(reader, order.id);
  }
  view.can = rights_on(order, viewer);
  return view;
}

}  // namespace enrolments
