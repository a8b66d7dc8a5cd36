// SPDX-License-Identifier: Apache-2.0
#include "describe/write.h"

#include <doctest/doctest.h>

#include <limits>

#include "base/ensure.h"
#include "describe/json.h"

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  describe::write_string(out, text);
  return out;
}

std::string spelled(double value) {
  std::string out;
  describe::write_double(out, value);
  return out;
}

}  // namespace

TEST_CASE("quotes, backslashes and control characters are escaped, all else stays") {
  CHECK(quoted("") == R"("")");
  CHECK(quoted("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(quoted("\b\f\n\r\t\x01\x1f\x7f") == "\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"");
  CHECK(quoted("Йога для всіх 😀") == "\"Йога для всіх 😀\"");
}

TEST_CASE("every byte at every place of a word comes back") {
  for (std::size_t place = 0; place < 17; ++place) {
    for (int code = 1; code < 128; ++code) {
      std::string text = "éa0 zàü~!éabcdefg";
      text.insert(place < 2 ? 2 : 3, std::string(place, 'x') + static_cast<char>(code));
      const auto document = describe::JsonDocument::parse(quoted(text));
      REQUIRE(document);
      REQUIRE(document->root().string() == text);
    }
  }
}

TEST_CASE("an instant is written as it is spelled everywhere else") {
  constexpr std::int64_t day = 86'400'000;
  for (std::int64_t at = 0; at < 84'000 * day; at += 37 * day + 3'723'041) {
    for (const std::int64_t moment : {at, at / 1000 * 1000, at / day * day, at / day * day - 1}) {
      const auto instant = base::Instant::from_milliseconds(moment);
      std::string out;
      describe::write_instant(out, instant);
      REQUIRE(out == '"' + instant.text() + '"');
    }
  }
}

TEST_CASE("a number is written so that it reads back the same") {
  CHECK(spelled(0.1) == "0.1");
  CHECK(spelled(-2.5) == "-2.5");
  CHECK(spelled(1e300) == "1e+300");
  CHECK_THROWS_AS(spelled(std::numeric_limits<double>::infinity()), base::Bug);
  std::string out;
  describe::write_integer(out, std::numeric_limits<std::int64_t>::min());
  CHECK(out == "-9223372036854775808");
}
