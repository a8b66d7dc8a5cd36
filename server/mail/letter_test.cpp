// SPDX-License-Identifier: Apache-2.0
#include "mail/letter.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

using mail::Letter;

static Letter a_letter() {
  return {.language = base::Language::fr,
          .subject = "Votre <cours>",
          .greeting = "Bonjour Anna,",
          .paragraphs = {"Un & deux\nlignes", "Voir https://stoa.test/learn?a=1&b=2."},
          .list = {{"Le <dessin>", "https://stoa.test/learn/products/1"}},
          .code = "ABCD-EFGH",
          .button = mail::Link{"Ouvrir", "https://stoa.test/learn/link?token=\"x"},
          .button_hint = "Sinon :",
          .after = {"Après"},
          .footer = {"L’école"}};
}

TEST_CASE("both forms of a letter say the same, the text in plain words") {
  CHECK(mail::text_of(a_letter()) ==
        "Bonjour Anna,\n\n"
        "Un & deux\nlignes\n\n"
        "Voir https://stoa.test/learn?a=1&b=2.\n\n"
        "- Le <dessin>\n  https://stoa.test/learn/products/1\n\n"
        "ABCD-EFGH\n\n"
        "Ouvrir\u00A0:\nhttps://stoa.test/learn/link?token=\"x\n\n"
        "Après\n\n"
        "-- \nL’école\n");
}

TEST_CASE("whatever stands in a letter is text in the page, never markup") {
  const std::string html = mail::html_of(a_letter());
  CHECK(html.contains("<html lang=\"fr\">"));
  CHECK(html.contains("<title>Votre &lt;cours&gt;</title>"));
  CHECK(html.contains("Un &amp; deux<br>\nlignes"));
  CHECK(html.contains("Le &lt;dessin&gt;"));
  CHECK(html.contains("token=&quot;x"));
  CHECK_FALSE(html.contains("token=\"x"));
  CHECK(html.contains("ABCD-EFGH"));
}

TEST_CASE("an address in a sentence is a link without the full stop behind it") {
  CHECK(mail::html_of(a_letter())
            .contains(">https://stoa.test/learn?a=1&amp;b=2</a>.</p>"));
}

TEST_CASE("a mail loads nothing from anywhere and can be read in the dark") {
  const std::string html = mail::html_of(a_letter());
  CHECK_FALSE(html.contains("<img"));
  CHECK_FALSE(html.contains("<script"));
  CHECK_FALSE(html.contains("url("));
  CHECK(html.contains("prefers-color-scheme: dark"));
  CHECK(html.contains("max-width:600px"));
}

TEST_CASE("a button that leads anywhere but to the web is our mistake") {
  Letter letter = a_letter();
  letter.button = mail::Link{"Ouvrir", "javascript:alert(1)"};
  CHECK_THROWS_AS(mail::html_of(letter), base::Bug);
}

TEST_CASE("what a letter lacks leaves no trace") {
  const Letter letter{.subject = "s", .paragraphs = {"Only this."}};
  CHECK(mail::text_of(letter) == "Only this.\n\n");
  CHECK_FALSE(mail::html_of(letter).contains("<ul"));
  CHECK_FALSE(mail::html_of(letter).contains("<hr"));
}
