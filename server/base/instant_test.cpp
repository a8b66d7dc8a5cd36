// SPDX-License-Identifier: Apache-2.0
#include "base/instant.h"

#include <doctest/doctest.h>

namespace base {

TEST_CASE("an instant is read and written in UTC") {
  const auto at = Instant::parse("2026-03-10T13:00:00Z");
  REQUIRE(at);
  CHECK(at->milliseconds() == 1'773'147'600'000);
  CHECK(at->text() == "2026-03-10T13:00:00Z");
}

TEST_CASE("milliseconds are written only when there are any") {
  CHECK(Instant::parse("1970-01-01T00:00:00.5Z")->text() == "1970-01-01T00:00:00.500Z");
  CHECK(Instant::parse("1970-01-01T00:00:00.25Z")->milliseconds() == 250);
  CHECK(Instant::parse("1970-01-01T00:00:00.007Z")->text() == "1970-01-01T00:00:00.007Z");
  CHECK(Instant::parse("1970-01-01T00:00:00.000Z")->text() == "1970-01-01T00:00:00Z");
}

TEST_CASE("an instant that does not exist or names another zone is refused") {
  for (const std::string_view wrong : {"",
                                       "2026-03-10",
                                       "2026-03-10T13:00Z",
                                       "2026-03-10T13:00:00",
                                       "2026-03-10T13:00:00+01:00",
                                       "2026-02-29T00:00:00Z",
                                       "2026-13-01T00:00:00Z",
                                       "2026-00-10T00:00:00Z",
                                       "2026-03-10T24:00:00Z",
                                       "2026-03-10T23:60:00Z",
                                       "2026-03-10T23:59:60Z",
                                       "1969-12-31T23:59:59Z",
                                       "2200-01-01T00:00:00Z",
                                       "2026-03-10T13:00:00.Z",
                                       "2026-03-10T13:00:00.1234Z",
                                       "2026-03-10 13:00:00Z",
                                       "2026-03-10T13:00:00z",
                                       "2026/03/10T13:00:00Z",
                                       "2026-3-10T13:00:00Z",
                                       " 2026-03-10T13:00:00Z",
                                       "2026-03-10T13:00:00ZZ",
                                       "+026-03-10T13:00:00Z",
                                       "2026-03-10T13:00:00,5Z"}) {
    CAPTURE(wrong);
    CHECK_FALSE(Instant::parse(wrong));
  }
}

TEST_CASE("whole seconds lie in the past of the instant, before 1970 too") {
  CHECK(Instant::from_milliseconds(1999).to_whole_seconds() == Instant::from_seconds(1));
  CHECK(Instant::from_milliseconds(-1).to_whole_seconds() == Instant::from_seconds(-1));
  CHECK(Instant::from_milliseconds(-1).text() == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("the last readable instant is the end of 2199") {
  CHECK(Instant::parse("2199-12-31T23:59:59.999Z")->text() == "2199-12-31T23:59:59.999Z");
}

}  // namespace base
