// SPDX-License-Identifier: Apache-2.0
#include "base/calling_codes.h"

#include <doctest/doctest.h>

#include <string>

namespace base {

TEST_CASE("every country has a code, and no code is the beginning of another") {
  int countries = 0;
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string country = {first, second};
      const CallingCode* code = find_calling_code_of_country(country);
      if (code == nullptr) continue;
      ++countries;
      CAPTURE(country);
      CHECK(find_calling_code(std::string(code->code) + "0000000") == code);
    }
  }
  CHECK(countries == 250);
}

TEST_CASE("a country that does not exist has no code") {
  for (const std::string_view wrong : {"", "F", "FRA", "ZZ", "S ", " C", "fr"}) {
    CHECK(find_calling_code_of_country(wrong) == nullptr);
  }
}

TEST_CASE("digits of no country have no code") {
  for (const std::string_view wrong : {"", "0", "999", "21", "384"}) {
    CHECK(find_calling_code(wrong) == nullptr);
  }
}

}  // namespace base
