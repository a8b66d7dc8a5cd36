// SPDX-License-Identifier: Apache-2.0
#include "base/pricing.h"

#include <algorithm>

namespace base {

static int rank(const Discount& discount) {
  const int level = discount.level == DiscountLevel::Line ? 0 : 2;
  return level + (std::holds_alternative<Percent>(discount.off) ? 0 : 1);
}

static Money taken_off(Money price, const Discount& discount) {
  if (const auto* percent = std::get_if<Percent>(&discount.off)) {
    return std::min(price, share_of(price, *percent));
  }
  return std::min(price, std::get<Money>(discount.off));
}

DiscountedPrice discounted(Money price, std::vector<Discount> discounts) {
  std::stable_sort(discounts.begin(), discounts.end(),
                   [](const Discount& a, const Discount& b) { return rank(a) < rank(b); });
  DiscountedPrice result{.applied = {}, .pay = price};
  for (const Discount& discount : discounts) {
    const Money taken = taken_off(result.pay, discount);
    result.applied.push_back({.discount = discount, .taken = taken});
    result.pay = result.pay - taken;
  }
  return result;
}

std::optional<std::vector<Money>> instalments(const InstalmentPlan& plan) {
  std::vector<Money> parts;
  Money rest = plan.total;
  if (plan.deposit) {
    parts.push_back(share_of(plan.total, *plan.deposit));
    rest = rest - parts.front();
  }
  for (const Money part : split_evenly(rest, plan.count)) parts.push_back(part);
  if (std::ranges::any_of(parts, [&](Money part) { return part < plan.minimum_part; })) {
    return std::nullopt;
  }
  return parts;
}

Money sum_of(std::span<const Money> amounts) {
  ensure(!amounts.empty(), "a sum is of at least one amount");
  Money sum{0, amounts.front().currency()};
  for (const Money amount : amounts) sum = sum + amount;
  return sum;
}

Money refund_of_paid_parts(std::span<const Money> parts, int paid) {
  ensure(!parts.empty() && paid >= 0 && static_cast<std::size_t>(paid) <= parts.size(),
         "paid parts are parts of the plan");
  if (paid == 0) return {0, parts.front().currency()};
  return sum_of(parts.first(static_cast<std::size_t>(paid)));
}

Money credit_for_unused(Money price, UsedTime time) {
  const auto left = std::clamp(time.period - time.used, std::chrono::seconds{0}, time.period);
  return {scaled(price.minor_units(), left.count(), time.period.count()), price.currency()};
}

UpgradePrice upgrade_price(Money old_price, Money new_price, UsedTime time) {
  const Money old_credit = credit_for_unused(old_price, time);
  const Money new_part = credit_for_unused(new_price, time);
  return {.old_credit = old_credit, .new_part = new_part, .charge = new_part - old_credit};
}

TaxSplit tax_inside(Money gross, Percent rate) {
  const Money net{scaled(gross.minor_units(), 10'000, 10'000 + rate.basis_points()),
                  gross.currency()};
  return {.net = net, .tax = gross - net};
}

static std::vector<std::int64_t> weights_of(std::span<const Money> amounts) {
  std::vector<std::int64_t> weights;
  for (const Money amount : amounts) weights.push_back(amount.minor_units());
  return weights;
}

std::vector<Money> paid_per_line(std::span<const Money> prices, Money order_discount) {
  const Money discount = std::min(order_discount, sum_of(prices));
  const std::vector<Money> off = allocate(discount, weights_of(prices));
  std::vector<Money> paid;
  for (std::size_t i = 0; i < prices.size(); ++i) paid.push_back(prices[i] - off[i]);
  return paid;
}

std::optional<std::vector<Money>> refund_over_lines(std::span<const Money> refundable,
                                                    Money refund) {
  if (refund > sum_of(refundable)) return std::nullopt;
  return allocate(refund, weights_of(refundable));
}

}  // namespace base
