// SPDX-License-Identifier: Apache-2.0
#include "base/language.h"

#include <doctest/doctest.h>

namespace base {

TEST_CASE("a language is known by its first part, in any case") {
  CHECK(parse_language("fr") == Language::fr);
  CHECK(parse_language("fr-CA") == Language::fr);
  CHECK(parse_language("FR_fr") == Language::fr);
  CHECK(parse_language("uk-UA") == Language::uk);
}

TEST_CASE("a language without a catalogue is none") {
  for (const std::string_view other : {"", "de", "fra", "f", "-fr", "ua"}) {
    CHECK_FALSE(parse_language(other));
  }
}

TEST_CASE("a browser is answered in the language it likes best among ours") {
  CHECK(preferred_language("uk-UA,uk;q=0.9,en;q=0.8") == Language::uk);
  CHECK(preferred_language("de-DE, de;q=0.9, fr;q=0.5, en;q=0.4") == Language::fr);
  CHECK(preferred_language("en;q=0.3,fr;q=0.45") == Language::fr);
  CHECK(preferred_language("fr;q=0, uk;q=0.1") == Language::uk);
  CHECK(preferred_language("fr, uk") == Language::fr);
  CHECK(preferred_language("fr;q=0.999,uk;q=1") == Language::uk);
}

TEST_CASE("where nothing fits or can be read the answer is English") {
  CHECK(preferred_language("") == Language::en);
  CHECK(preferred_language("de, *;q=0.5") == Language::en);
  CHECK(preferred_language("fr;q=x") == Language::en);
  CHECK(preferred_language(";;,,=") == Language::en);
}

}  // namespace base
