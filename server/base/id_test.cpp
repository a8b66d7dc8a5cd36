// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <doctest/doctest.h>

#include <limits>

#include "base/ensure.h"

namespace base {

struct Order {
  static constexpr std::string_view id_prefix = "ord";
};

TEST_CASE("an id is printed with its prefix and thirteen letters") {
  CHECK(Id<Order>::from_number(0).text() == "ord_0000000000000");
  CHECK(Id<Order>::from_number(31).text() == "ord_000000000000z");
  CHECK(Id<Order>::from_number(32).text() == "ord_0000000000010");
  CHECK(Id<Order>::from_number(std::numeric_limits<std::int64_t>::max()).text() ==
        "ord_7zzzzzzzzzzzz");
}

TEST_CASE("a printed id is read back as the same number") {
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{1}, std::int64_t{123456789012},
                                    std::numeric_limits<std::int64_t>::max()}) {
    const auto id = Id<Order>::from_number(number);
    REQUIRE(Id<Order>::parse(id.text()));
    CHECK(*Id<Order>::parse(id.text()) == id);
  }
}

TEST_CASE("texts sort as their numbers do") {
  CHECK(id_text("ord", 1000) < id_text("ord", 1001));
  CHECK(id_text("ord", 9) < id_text("ord", 10));
}

TEST_CASE("anything but one spelling of an id is refused") {
  for (const std::string_view wrong :
       {"", "ord", "ord_", "ord_000000000000", "ord_00000000000000", "off_0000000000000",
        "ord-0000000000000", "ord_000000000000u", "ord_000000000000I", "ord_000000000000Z",
        "ord_8000000000000", "ORD_0000000000000", " ord_0000000000000"}) {
    CAPTURE(wrong);
    CHECK_FALSE(Id<Order>::parse(wrong));
  }
}

TEST_CASE("a negative number is no id") { CHECK_THROWS_AS(id_text("ord", -1), Bug); }

}  // namespace base
