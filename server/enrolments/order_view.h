// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/policy_json.h"
#include "enrolments/grant_rows.h"
#include "people/contact_card.h"

namespace enrolments {

/// A line with the terms that are in force for it. `pinned` names those that are the order's own,
/// `pins` says of them who, when and why as far as somebody pinned them later. `offered`: what the
/// offer says by now; nothing for an order without one.
struct LineView {
  Id<orders::OrderLine> id;
  courses::ProductName product;
  accesses::Policy policy;
  std::vector<std::string> pinned;
  std::optional<accesses::Policy> offered;
  accesses::Pins pins;
  std::optional<GrantRow> grant;
};
BOOST_DESCRIBE_STRUCT(LineView, (), (id, product, policy, pinned, offered, pins, grant))

/// `can`: `edit_terms`, `record_payment`.
struct OrderView {
  Id<orders::Order> id;
  std::int64_t number = 0;
  people::ContactName contact;
  std::optional<OfferName> offer;
  orders::OrderState state = orders::OrderState::Given;
  std::optional<base::Money> price;
  orders::Door door = orders::Door::ContactProduct;
  mail::AccessMails mails;
  std::string comment;
  std::vector<LineView> lines;
  std::vector<orders::Payment> payments;
  std::optional<std::string> created_by;
  Instant created_at;
  std::vector<std::string> can;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrderView, (),
                      (id, number, contact, offer, state, price, door, mails, comment, lines,
                       payments, created_by, created_at, can, version))

/// What the viewer may know of it.
OrderView order_view(db::Reader& reader, const Shared& shared, const orders::Order& order,
                     const base::Actor& viewer);

}  // namespace enrolments
