// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>

#include "base/pricing.h"

namespace base {

static Money euros(std::int64_t minor_units) { return {minor_units, Currency::EUR}; }

TEST_CASE("a currency knows its decimals") {
  CHECK(Currency::parse("EUR") == Currency::EUR);
  CHECK(Currency::parse("UAH") == Currency::UAH);
  CHECK(Currency::parse("JPY") == Currency::JPY);
  CHECK(Currency::parse("KWD") == Currency::KWD);
  CHECK(Currency::JPY.decimals() == 0);
  CHECK(Currency::KWD.decimals() == 3);
  CHECK(Currency::USD.code() == "USD");
}

TEST_CASE("an unknown currency is refused, and so is a piece of two codes") {
  for (const std::string_view wrong : {"", "EU", "eur", "XXX", "R U", "UR ", "EUR ", "ABC"}) {
    CAPTURE(wrong);
    CHECK_FALSE(Currency::parse(wrong));
  }
}

TEST_CASE("amounts of two currencies do not mix") {
  const Money dollars{100, Currency::USD};
  CHECK_THROWS_AS(euros(100) + dollars, Bug);
  CHECK_THROWS_AS(euros(100) - dollars, Bug);
  CHECK_THROWS_AS((void)(euros(100) < dollars), Bug);
  CHECK(euros(100) != dollars);
}

TEST_CASE("half a unit rounds away from zero on both sides") {
  CHECK(scaled(1, 1, 2) == 1);
  CHECK(scaled(-1, 1, 2) == -1);
  CHECK(scaled(1, 1, 3) == 0);
  CHECK(scaled(-5, 1, 2) == -3);
  CHECK(scaled(money_max, money_max, money_max) == money_max);
}

TEST_CASE("a share that does not fit is our mistake") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(scaled(most, most, most) == most);
  CHECK_THROWS_AS(scaled(most, 2, 1), Bug);
  CHECK_THROWS_AS(scaled(1, 1, 0), Bug);
  CHECK_THROWS_AS(allocate(euros(1), {}), Bug);
  CHECK_THROWS_AS(split_evenly(euros(1), 0), Bug);
  CHECK_THROWS_AS(split_evenly(euros(-1), 2), Bug);
}

TEST_CASE("parts always add up to the whole and no part is more than a unit off its share") {
  std::mt19937_64 random(20260310);
  for (int round = 0; round < 500; ++round) {
    const Money whole = euros(static_cast<std::int64_t>(random() % 1'000'000));
    std::vector<std::int64_t> weights(1 + random() % 9);
    for (auto& weight : weights) weight = static_cast<std::int64_t>(random() % 5'000);
    weights.front() += 1;
    const auto parts = allocate(whole, weights);
    REQUIRE(sum_of(parts) == whole);
    std::int64_t total = 0;
    for (const auto weight : weights) total += weight;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto floor = whole.minor_units() * weights[i] / total;
      REQUIRE(parts[i].minor_units() >= floor);
      REQUIRE(parts[i].minor_units() <= floor + 1);
    }
  }
}

TEST_CASE("Ukrainian amounts are typed with a comma and no-break spaces") {
  CHECK(parse_typed_amount("1\u00a0234,5", "uk", Currency::UAH) == Money(123'450, Currency::UAH));
  CHECK_FALSE(parse_typed_amount("1234.50", "uk", Currency::UAH));
}

TEST_CASE("a half-typed amount is refused") {
  for (const std::string_view wrong : {".5", "5.", "1,", ",123", "1,,234", "1234,567", " 5", "5 ",
                                       "1 234", "+5", "1,234,", "12,34", "5.5.5", "0x10"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_typed_amount(wrong, "en", Currency::EUR));
  }
}

TEST_CASE("a number with a leading zero is no JSON integer") {
  CHECK_FALSE(parse_api_amount("007"));
  CHECK_FALSE(parse_api_amount("-1"));
  CHECK_FALSE(parse_api_amount(" 1"));
  CHECK_FALSE(parse_api_amount("100000000000"));
}

TEST_CASE("a discount larger than the order leaves nothing to pay, never less") {
  const std::vector<Money> prices = {euros(100), euros(50)};
  const auto paid = paid_per_line(prices, euros(1'000));
  CHECK(sum_of(paid) == euros(0));
  CHECK(paid.front() == euros(0));
}

TEST_CASE("time used beyond the period leaves no credit") {
  using std::chrono::seconds;
  CHECK(credit_for_unused(euros(100), {seconds(11), seconds(10)}) == euros(0));
  CHECK(credit_for_unused(euros(100), {seconds(-1), seconds(10)}) == euros(100));
}

TEST_CASE("refunds in any steps give back exactly what was paid") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Money> refundable;
    for (int line = 0; line < 4; ++line) {
      refundable.push_back(euros(static_cast<std::int64_t>(random() % 10'000)));
    }
    while (sum_of(refundable) > euros(0)) {
      const auto most = static_cast<std::uint64_t>(sum_of(refundable).minor_units());
      const auto parts =
          refund_over_lines(refundable, euros(static_cast<std::int64_t>(1 + random() % most)));
      REQUIRE(parts);
      for (std::size_t i = 0; i < parts->size(); ++i) {
        refundable[i] = refundable[i] - (*parts)[i];
        REQUIRE(refundable[i] >= euros(0));
      }
    }
  }
}

}  // namespace base
