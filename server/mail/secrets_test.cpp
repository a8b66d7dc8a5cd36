// SPDX-License-Identifier: Apache-2.0
#include "mail/secrets.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

static const std::vector<std::string> two{"ABCD-EFGH", "t0ken_x"};

TEST_CASE("secrets leave the text and come back where they were") {
  const std::string text = "code ABCD-EFGH, link /l?t=t0ken_x, again ABCD-EFGH";
  const std::string kept = mail::without_secrets(text, two);
  CHECK_FALSE(kept.contains("ABCD-EFGH"));
  CHECK_FALSE(kept.contains("t0ken_x"));
  CHECK(mail::has_marks(kept));
  CHECK(mail::with_secrets(kept, two) == text);
}

TEST_CASE("others see dots") {
  CHECK(mail::with_dots(mail::without_secrets("code ABCD-EFGH.", two)) == "code ••••••••.");
  CHECK(mail::with_dots("nothing hidden") == "nothing hidden");
}

TEST_CASE("nobody can write a mark into a text to get at a secret") {
  const std::string kept = mail::without_secrets("\uE0001\uE001 and t0ken_x", two);
  CHECK(mail::with_secrets(kept, two) == "1 and t0ken_x");
}

TEST_CASE("a secret that would look different in a page is our mistake") {
  CHECK_THROWS_AS(mail::without_secrets("a&b", {"a&b"}), base::Bug);
  CHECK_THROWS_AS(mail::without_secrets("a", {""}), base::Bug);
}
