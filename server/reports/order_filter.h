// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "db/conditions.h"
#include "orders/order.h"

namespace reports {

/// `individual`: some line differs from the offer that it follows otherwise.
struct OrdersWanted {
  std::optional<describe::Text<0, 200>> search;
  std::optional<orders::OrderState> state;
  std::optional<base::Id<offers::Offer>> offer;
  std::optional<base::Id<courses::Product>> product;
  std::optional<bool> individual;
};
BOOST_DESCRIBE_STRUCT(OrdersWanted, (), (search, state, offer, product, individual))

/// Of an order `o`: some line follows an offer and has terms of its own.
inline constexpr std::string_view differs_from_offer =
    "EXISTS (SELECT 1 FROM order_lines dl JOIN policies dp ON dp.id = dl.policy_id "
    "WHERE dl.order_id = o.id AND dl.offer_line_id IS NOT NULL AND (dp.scope IS NOT NULL "
    "OR dp.schedule IS NOT NULL OR dp.checkpoints IS NOT NULL OR dp.checking IS NOT NULL "
    "OR dp.period IS NOT NULL OR dp.start IS NOT NULL OR dp.service IS NOT NULL "
    "OR dp.full_access IS NOT NULL))";

/// Of orders `o` joined with their contacts `c`.
db::Conditions conditions_of(const OrdersWanted& wanted);

}  // namespace reports
