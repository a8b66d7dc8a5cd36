// SPDX-License-Identifier: Apache-2.0
#include "base/format.h"

#include <doctest/doctest.h>

namespace base {

static const Instant noon = *Instant::parse("2026-03-10T13:00:00Z");

static Locale in(Language language, std::string_view zone) {
  return {.language = language, .zone = *TimeZone::parse(zone)};
}

TEST_CASE("a date is written out in the language of the reader") {
  CHECK(format_date(noon, DateStyle::Long, in(Language::en, "UTC")) == "10 March 2026");
  CHECK(format_date(noon, DateStyle::Long, in(Language::fr, "UTC")) == "10 mars 2026");
  CHECK(format_date(noon, DateStyle::Long, in(Language::uk, "UTC")) == "10 березня 2026\u202fр.");
  CHECK(format_date(noon, DateStyle::Short, in(Language::en, "UTC")) == "10 Mar 2026");
  CHECK(format_date(noon, DateStyle::Short, in(Language::fr, "UTC")) == "10 mars 2026");
  CHECK(format_date(noon, DateStyle::Short, in(Language::uk, "UTC")) == "10 бер. 2026\u202fр.");
}

TEST_CASE("the clock is the reader's and the place is named when asked for") {
  CHECK(format_date(noon, DateStyle::WithTime, in(Language::en, "Europe/Paris")) ==
        "10 March 2026 at 14:00");
  CHECK(format_date(noon, DateStyle::WithTimeZone, in(Language::fr, "Europe/Paris")) ==
        "10 mars 2026 à 14:00 (Paris)");
  CHECK(format_date(noon, DateStyle::WithTimeZone, in(Language::uk, "Europe/Kyiv")) ==
        "10 березня 2026\u202fр. о 15:00 (Київ)");
  CHECK(format_date(noon, DateStyle::WithTimeZone, in(Language::en, "America/New_York")) ==
        "10 March 2026 at 09:00 (New York)");
  CHECK(format_date(noon, DateStyle::WithTimeZone, in(Language::en, "UTC")) ==
        "10 March 2026 at 13:00 (UTC)");
}

TEST_CASE("the date is the one of the reader's zone, not of UTC") {
  const Instant late = *Instant::parse("2026-12-31T23:30:00Z");
  CHECK(format_date(late, DateStyle::Long, in(Language::en, "Europe/Paris")) == "1 January 2027");
  CHECK(format_date(late, DateStyle::Long, in(Language::en, "America/Lima")) == "31 December 2026");
}

TEST_CASE("a day is written without a clock") {
  const Date day = *Date::parse("2026-05-31");
  CHECK(format_day(day, DateStyle::WithTime, Language::en) == "31 May 2026");
  CHECK(format_day(day, DateStyle::Short, Language::fr) == "31 mai 2026");
}

TEST_CASE("an amount is written with all decimals of its currency") {
  CHECK(format_money({4990, Currency::EUR}, Language::en) == "€49.90");
  CHECK(format_money({4990, Currency::EUR}, Language::fr) == "49,90\u00a0€");
  CHECK(format_money({123456700, Currency::UAH}, Language::uk) == "1\u00a0234\u00a0567,00\u00a0₴");
  CHECK(format_money({5, Currency::EUR}, Language::en) == "€0.05");
  CHECK(format_money({0, Currency::EUR}, Language::en) == "€0.00");
  CHECK(format_money({-1050, Currency::EUR}, Language::en) == "-€10.50");
  CHECK(format_money({1000, Currency::JPY}, Language::en) == "JP¥1,000");
  CHECK(format_money({1234, Currency::KWD}, Language::en) == "KWD\u00a01.234");
  CHECK(format_money({money_max, Currency::EUR}, Language::en) == "€999,999,999.99");
}

TEST_CASE("numbers are grouped by the language") {
  CHECK(format_number(1234567, Language::en) == "1,234,567");
  CHECK(format_number(1234567, Language::fr) == "1\u202f234\u202f567");
  CHECK(format_number(-5, Language::en) == "-5");
}

TEST_CASE("one, few and many are chosen by the language") {
  CHECK(plural_category(1, Language::en) == "one");
  CHECK(plural_category(0, Language::en) == "other");
  CHECK(plural_category(0, Language::fr) == "one");
  CHECK(plural_category(2, Language::fr) == "other");
  CHECK(plural_category(1'000'000, Language::fr) == "many");
  CHECK(plural_category(1, Language::uk) == "one");
  CHECK(plural_category(21, Language::uk) == "one");
  CHECK(plural_category(3, Language::uk) == "few");
  CHECK(plural_category(11, Language::uk) == "many");
  CHECK(plural_category(-3, Language::uk) == "few");
}

}  // namespace base
