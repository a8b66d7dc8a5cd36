// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

namespace base {

static const std::map<std::string, std::string> ukrainian = {
    {"hello", "Вітаємо, {{name}}!"},        {"lessons_one", "{{count}} урок"},
    {"lessons_few", "{{count}} уроки"},     {"lessons_many", "{{count}} уроків"},
    {"lessons_other", "{{count}} уроку"},   {"ends", "До {{at|date:\"long\"}}"},
    {"days_other", "{{count, number}} дн."}};

TEST_CASE("a text is found by its key and filled in") {
  const Catalogue catalogue(Language::uk, ukrainian);
  CHECK(catalogue.text("hello", {{"name", "Олено"}}) == "Вітаємо, Олено!");
  CHECK(catalogue.text("hello", {{"name", "<b>"}}, Escape::Html) == "Вітаємо, &lt;b&gt;!");
}

TEST_CASE("the form of a plural follows the count") {
  const Catalogue catalogue(Language::uk, ukrainian);
  const auto lessons = [&](std::int64_t count) {
    return catalogue.text("lessons", {{"count", count}});
  };
  CHECK(lessons(1) == "1 урок");
  CHECK(lessons(3) == "3 уроки");
  CHECK(lessons(11) == "11 уроків");
  CHECK(lessons(101) == "101 урок");
}

TEST_CASE("a plural with a missing form uses the other one") {
  const Catalogue catalogue(Language::uk, ukrainian);
  CHECK(catalogue.text("days", {{"count", std::int64_t{1500}}}) == "1\u00a0500 дн.");
  CHECK(catalogue.has("days"));
  CHECK_FALSE(catalogue.has("weeks"));
}

TEST_CASE("a count does not hide a text without plurals") {
  const Catalogue catalogue(Language::uk, ukrainian);
  CHECK(catalogue.text("hello", {{"name", "x"}, {"count", std::int64_t{2}}}) == "Вітаємо, x!");
}

TEST_CASE("dates in texts are shown in the zone asked for") {
  const Catalogue catalogue(Language::uk, ukrainian);
  const Instant at = *Instant::parse("2026-03-10T23:30:00Z");
  CHECK(catalogue.text("ends", {{"at", at}}) == "До 10 березня 2026\u202fр.");
  CHECK(catalogue.text("ends", {{"at", at}}, Escape::Text, *TimeZone::parse("Europe/Kyiv")) ==
        "До 11 березня 2026\u202fр.");
}

TEST_CASE("a missing text or argument is a bug, unless visitors are watching") {
  const Catalogue strict(Language::uk, ukrainian);
  CHECK_THROWS_AS(strict.text("nothing.here"), Bug);
  CHECK_THROWS_AS(strict.text("hello"), Bug);
  const Catalogue kind(Language::uk, ukrainian, MissingText::ShowKey);
  CHECK(kind.text("nothing.here") == "nothing.here");
  CHECK(kind.text("hello") == "Вітаємо, !");
}

TEST_CASE("a text that cannot be read is noticed when the catalogue is built") {
  CHECK_THROWS_AS(Catalogue(Language::en, {{"broken", "Hello {{name"}}), Bug);
}

}  // namespace base
