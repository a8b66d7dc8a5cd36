// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <doctest/doctest.h>

namespace base {

TEST_CASE("clean text is well-formed UTF-8 without NUL") {
  CHECK(is_clean_utf8(""));
  CHECK(is_clean_utf8("Ціна: 5 € 🎓"));
  for (const std::string_view wrong :
       {std::string_view("a\0b", 3), std::string_view("\xC0\xAF"), std::string_view("\xED\xA0\x80"),
        std::string_view("\xF4\x90\x80\x80"), std::string_view("\xE2\x82"),
        std::string_view("\x80"), std::string_view("\xFF"), std::string_view("\xE0\x80\xAF")}) {
    CHECK_FALSE(is_clean_utf8(wrong));
  }
}

TEST_CASE("white space of every script goes at both ends and stays inside") {
  CHECK(trimmed("  Anna  Maria \t\r\n") == "Anna  Maria");
  CHECK(trimmed("\u00a0\u2003Anna\u3000\ufeff\u200b") == "Anna");
  CHECK(trimmed(" \u00a0 ").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("é") == "é");
  CHECK(trimmed("\x80 a \x80") == "\x80 a \x80");
}

TEST_CASE("letters are counted, not bytes") {
  CHECK(code_points("abc") == 3);
  CHECK(code_points("їжак") == 4);
  CHECK(code_points("🎓") == 1);
}

TEST_CASE("a person is found however the accents of the name are typed") {
  CHECK(folded("Jean-Luc") == folded("jean luc"));
  CHECK(folded("Élodie") == "elodie");
  CHECK(folded("E\u0301lodie") == "elodie");
  CHECK(folded("Łukasz Święty") == "lukasz swiety");
  CHECK(folded("Ærøskøbing") == "aeroskobing");
  CHECK(folded("Œuvre") == "oeuvre");
  CHECK(folded("Straße") == folded("STRASSE"));
  CHECK(folded("Đorđe") == "dorde");
  CHECK(folded("IŞIK ışık") == "isik isik");
  CHECK(folded("Ａｎｎａ") == "anna");
}

TEST_CASE("an apostrophe counts as nothing, whichever key wrote it") {
  CHECK(folded("O'Brien") == "obrien");
  CHECK(folded("O’Brien") == "obrien");
  CHECK(folded("Мар'яна") == folded("Мар’яна"));
  CHECK(folded("Марʼяна") == folded("маряна"));
}

TEST_CASE("Ukrainian letters keep their script, and a mark is left out on both sides") {
  CHECK(folded("Київ") == "киів");
  CHECK(folded("Йосип") == folded("йосип"));
  CHECK(folded("Зоряний") == "зорянии");
  CHECK(folded("Ґанок") == "ґанок");
  CHECK(folded("і") != folded("i"));
}

TEST_CASE("marks that make another letter are not accents") {
  CHECK(folded("が") != folded("か"));
  CHECK(folded("한국") == "한국");
  CHECK(folded("हिन्दी") == "हिन्दी");
}

TEST_CASE("signs and spaces between words become one space, and none at the ends") {
  CHECK(folded("  Anna --  Maria (2)! ") == "anna maria 2");
  CHECK(folded("a@b.fr") == "a b fr");
  CHECK(folded("...") == "");
  CHECK(folded("") == "");
}

TEST_CASE("folding twice changes nothing more") {
  for (const std::string_view text : {"Élodie Œ-ß", "Зоряний Їжак", "İstanbul", "O'Brien", "ﬁ Ⅳ"}) {
    CHECK(folded(folded(text)) == folded(text));
  }
}

TEST_CASE("a slug is the name in lower-case ASCII") {
  CHECK(slug_of("Йога для всіх") == "joga-dla-vsih");
  CHECK(slug_of("  L'été à Paris! ") == "lete-a-paris");
  CHECK(slug_of("C++ & Rust: 2026") == "c-rust-2026");
  CHECK(slug_of("Straße") == "strasse");
  CHECK(slug_of("Łódź") == "lodz");
  CHECK(slug_of("🎓") == "");
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split("a,", ',') == std::vector<std::string_view>{"a", ""});
}

}  // namespace base
