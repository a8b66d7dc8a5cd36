// SPDX-License-Identifier: Apache-2.0
#include "base/pricing.h"
#include "base/vectors_test.h"

namespace base {

using boost::json::array;
using boost::json::object;
using vectors::is_refused;
using vectors::number_of;
using vectors::text_of;

static Money euros(std::int64_t minor_units) { return {minor_units, Currency::EUR}; }

template <class Check>
static void each_of(std::string_view group, Check check) {
  vectors::each_of("money.json", group, check);
}

static std::vector<std::int64_t> numbers_of(const array& list) {
  std::vector<std::int64_t> numbers;
  for (const auto& number : list) numbers.push_back(number.to_number<std::int64_t>());
  return numbers;
}

static std::vector<std::int64_t> numbers_of(const object& vector, std::string_view key) {
  return numbers_of(vector.at(key).as_array());
}

static std::vector<std::int64_t> units_of(const std::vector<Money>& amounts) {
  std::vector<std::int64_t> units;
  for (const Money amount : amounts) units.push_back(amount.minor_units());
  return units;
}

static std::vector<Money> amounts_of(const object& vector, std::string_view key) {
  std::vector<Money> amounts;
  for (const std::int64_t number : numbers_of(vector, key)) amounts.push_back(euros(number));
  return amounts;
}

static UsedTime time_of(const object& vector) {
  return {.used = std::chrono::seconds(number_of(vector, "used_seconds")),
          .period = std::chrono::seconds(number_of(vector, "period_seconds"))};
}

static Discount discount_of(const object& input) {
  const auto level = text_of(input, "level") == "line" ? DiscountLevel::Line : DiscountLevel::Order;
  if (text_of(input, "type") == "percent") {
    return {.level = level, .off = Percent::from_basis_points(number_of(input, "basis_points"))};
  }
  return {.level = level, .off = euros(number_of(input, "amount"))};
}

TEST_CASE("the money vectors hold only groups that are tested here") {
  const object groups = vectors::read("money.json");
  CHECK(groups.size() == 11);
}

TEST_CASE("a percentage is taken off with halves away from zero") {
  each_of("percent_discount", [](const object& vector) {
    const Money price = euros(number_of(vector, "price"));
    const auto percent = Percent::from_basis_points(number_of(vector, "basis_points"));
    const Money discount = share_of(price, percent);
    CHECK(discount == euros(number_of(vector, "discount")));
    CHECK(price - discount == euros(number_of(vector, "pay")));
  });
}

TEST_CASE("discounts apply in one order, whatever the order they are given in") {
  each_of("discount_order", [](const object& vector) {
    std::vector<Discount> discounts;
    for (const auto& input : vector.at("discounts").as_array()) {
      discounts.push_back(discount_of(input.as_object()));
    }
    const DiscountedPrice result = discounted(euros(number_of(vector, "price")), discounts);
    CHECK(result.pay == euros(number_of(vector, "pay")));
    const array& expected = vector.at("applied").as_array();
    REQUIRE(result.applied.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const object& step = expected[i].as_object();
      const Discount wanted = discount_of(step);
      CHECK(result.applied[i].discount.level == wanted.level);
      CHECK((result.applied[i].discount.off == wanted.off));
      CHECK(result.applied[i].taken == euros(number_of(step, "discount")));
    }
  });
}

TEST_CASE("an amount is allocated by largest remainder and adds up") {
  each_of("allocation", [](const object& vector) {
    const auto parts = allocate(euros(number_of(vector, "amount")), numbers_of(vector, "weights"));
    CHECK(units_of(parts) == numbers_of(vector, "parts"));
  });
}

static std::optional<std::vector<Money>> instalments_of(const object& vector) {
  const std::int64_t minimum =
      vector.contains("minimum_part") ? number_of(vector, "minimum_part") : 0;
  InstalmentPlan plan{.total = euros(number_of(vector, "total")),
                      .count = static_cast<int>(number_of(vector, "count")),
                      .deposit = {},
                      .minimum_part = euros(minimum)};
  if (vector.contains("deposit_basis_points")) {
    plan.deposit = Percent::from_basis_points(number_of(vector, "deposit_basis_points"));
  }
  return instalments(plan);
}

TEST_CASE("a price is split into a deposit and instalments, none below the minimum") {
  each_of("instalments", [](const object& vector) {
    const auto parts = instalments_of(vector);
    REQUIRE(parts.has_value() != is_refused(vector));
    if (parts) CHECK(units_of(*parts) == numbers_of(vector, "parts"));
  });
}

TEST_CASE("the refund of a plan is what was paid with its parts") {
  each_of("instalment_refund", [](const object& vector) {
    const auto parts = instalments_of(vector);
    REQUIRE(parts);
    const auto paid = static_cast<int>(number_of(vector, "paid_parts"));
    CHECK(refund_of_paid_parts(*parts, paid) == euros(number_of(vector, "refund")));
  });
}

TEST_CASE("unused time is credited by its share of the period") {
  each_of("proration", [](const object& vector) {
    const Money credit = credit_for_unused(euros(number_of(vector, "price")), time_of(vector));
    CHECK(credit == euros(number_of(vector, "credit")));
  });
}

TEST_CASE("an upgrade charges the rest of the new plan less the rest of the old one") {
  each_of("upgrade", [](const object& vector) {
    const UpgradePrice price =
        upgrade_price(euros(number_of(vector, "old_price")), euros(number_of(vector, "new_price")),
                      time_of(vector));
    CHECK(price.old_credit == euros(number_of(vector, "old_credit")));
    CHECK(price.new_part == euros(number_of(vector, "new_part")));
    CHECK(price.charge == euros(number_of(vector, "charge")));
  });
}

TEST_CASE("a gross price is taken apart into net and tax") {
  each_of("tax_inclusive", [](const object& vector) {
    const TaxSplit split =
        tax_inside(euros(number_of(vector, "gross")),
                   Percent::from_basis_points(number_of(vector, "rate_basis_points")));
    CHECK(split.net == euros(number_of(vector, "net")));
    CHECK(split.tax == euros(number_of(vector, "tax")));
  });
}

static void refund_step(std::vector<Money>& refundable, const object& step) {
  const bool rest = step.at("refund").is_string();
  const Money refund = rest ? sum_of(refundable) : euros(number_of(step, "refund"));
  const auto parts = refund_over_lines(refundable, refund);
  REQUIRE(parts.has_value() != is_refused(step));
  if (!parts) return;
  CHECK(units_of(*parts) == numbers_of(step, "parts"));
  for (std::size_t i = 0; i < parts->size(); ++i) refundable[i] = refundable[i] - (*parts)[i];
  CHECK(sum_of(refundable) == euros(number_of(step, "refundable")));
}

TEST_CASE("refunds are allocated over what is left of each line and never exceed it") {
  each_of("refunds", [](const object& vector) {
    std::vector<Money> refundable =
        paid_per_line(amounts_of(vector, "lines"), euros(number_of(vector, "order_discount")));
    CHECK(units_of(refundable) == numbers_of(vector, "paid"));
    for (const auto& step : vector.at("steps").as_array()) {
      refund_step(refundable, step.as_object());
    }
  });
}

TEST_CASE("a typed amount is read by the habits of its language or refused") {
  each_of("typed_amounts", [](const object& vector) {
    const auto currency = Currency::parse(text_of(vector, "currency"));
    REQUIRE(currency);
    const auto amount =
        parse_typed_amount(text_of(vector, "text"), text_of(vector, "locale"), *currency);
    REQUIRE(amount.has_value() != is_refused(vector));
    if (amount) CHECK(amount->minor_units() == number_of(vector, "amount"));
  });
}

TEST_CASE("the interface takes whole minor units and nothing else") {
  each_of("api_amounts", [](const object& vector) {
    const auto amount = parse_api_amount(text_of(vector, "json"));
    REQUIRE(amount.has_value() != is_refused(vector));
    if (amount) CHECK(*amount == number_of(vector, "amount"));
  });
}

}  // namespace base
