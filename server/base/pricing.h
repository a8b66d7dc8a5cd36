// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "base/money.h"

// The arithmetic of prices: pure functions of amounts. Which discount, tax or plan applies is
// decided by the slices; that the parts add up to the cent is decided here.

namespace base {

enum class DiscountLevel { Line, Order };

struct Discount {
  DiscountLevel level = DiscountLevel::Line;
  std::variant<Percent, Money> off;
};

struct AppliedDiscount {
  Discount discount;
  Money taken;
};

struct DiscountedPrice {
  std::vector<AppliedDiscount> applied;  ///< In the order of application.
  Money pay;
};

/// Line percent, line fixed, order percent, order fixed, whatever the order of the input; each on
/// what is left and at most what is left.
DiscountedPrice discounted(Money price, std::vector<Discount> discounts);

struct InstalmentPlan {
  Money total;
  int count = 1;                   ///< Parts after the deposit.
  std::optional<Percent> deposit;  ///< Paid first, as one more part.
  Money minimum_part;
};

/// The deposit first, rounded half up; then parts that differ by at most one unit, the larger ones
/// first. Nothing when any of them, the deposit included, is below the minimum.
std::optional<std::vector<Money>> instalments(const InstalmentPlan& plan);

/// What was paid with the first `paid` parts, and is therefore given back.
Money refund_of_paid_parts(std::span<const Money> parts, int paid);

struct UsedTime {
  std::chrono::seconds used;
  std::chrono::seconds period;
};

/// The share of the price for the time not used, half up. Beyond the period nothing is left.
Money credit_for_unused(Money price, UsedTime time);

struct UpgradePrice {
  Money old_credit;
  Money new_part;
  Money charge;  ///< Negative when the new plan costs less than the credit.
};

/// Both plans by `credit_for_unused`, each rounded once.
UpgradePrice upgrade_price(Money old_price, Money new_price, UsedTime time);

struct TaxSplit {
  Money net;
  Money tax;
};

/// A gross price taken apart: net rounded half up, the tax is the rest.
TaxSplit tax_inside(Money gross, Percent rate);

/// What each line costs after a fixed discount on the whole order, which is allocated over the
/// prices and is at most their sum.
std::vector<Money> paid_per_line(std::span<const Money> prices, Money order_discount);

/// A refund allocated over what is still refundable per line; nothing when it is more than that.
std::optional<std::vector<Money>> refund_over_lines(std::span<const Money> refundable,
                                                    Money refund);

/// The sum of amounts of one currency; there is at least one.
Money sum_of(std::span<const Money> amounts);

}  // namespace base
