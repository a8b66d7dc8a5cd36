// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "describe/enums.h"
#include "imports/dates.h"
#include "imports/headers.h"
#include "imports/mapping.h"
#include "imports/values.h"

namespace imports {
namespace {

using base::Language;

std::string guesses_for(const std::string& file) {
  const auto table = open_table(file);
  std::string text;
  for (const auto& column : guessed_columns(overview_of(*table, std::nullopt), {})) {
    if (!text.empty()) text += " ";
    text += describe::enum_text(column.target);
  }
  return text;
}

std::string day(std::string_view text, DateOrder order = DateOrder::DayMonth) {
  const auto date = read_date(text, order);
  return date ? date->text() : "";
}

std::string name(std::string_view whole) {
  const auto split = split_name(whole);
  return split.first + "|" + split.last;
}

std::int64_t cents(std::string_view text, Language language = Language::fr) {
  const auto money = read_amount(text, language, base::Currency::EUR);
  return money ? money->minor_units() : -1;
}

}  // namespace

TEST_CASE("titles in three languages say what a column means") {
  CHECK(guesses_for("Email,First name,Last name,Mobile\na@x.fr,A,B,1\n") ==
        "email first_name last_name phone");
  CHECK(guesses_for("Nom;Prénom;Adresse e-mail;Téléphone;Fin d'accès\nB;A;a@x.fr;;\n") ==
        "last_name first_name email phone access_end");
  CHECK(guesses_for("Прізвище;Ім’я;Пошта;Телефон;Тариф;Сплачено\nБ;А;a@x.fr;;;\n") ==
        "last_name first_name email phone offer paid_amount");
  CHECK(guesses_for("ПІБ;Адреса\nШевченко Тарас;taras@x.ua\n") == "full_name email");
}

TEST_CASE("addresses are found by themselves under any title, and without one") {
  CHECK(guesses_for("Kundin,Kontakt\nAnna,anna@example.org\n") == "ignore email");
  CHECK(guesses_for("Anna,anna@example.org\nBoris,boris@example.org\n") == "ignore email");
}

TEST_CASE("of two columns with one meaning the fuller one counts") {
  CHECK(guesses_for("Email,Phone,Mobile\na@x.fr,,0612345678\nb@x.fr,,0612345679\n") ==
        "email ignore phone");
}

TEST_CASE("a table without addresses has no column to know people by") {
  const auto table = open_table(std::string("First Column,second\nfirst data,second data\n"));
  const auto overview = overview_of(*table, std::nullopt);
  Mapping mapping{.columns = guessed_columns(overview, {})};
  const auto mistakes = mistakes_in(mapping, overview, {});
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].code == "import.no_email_column");
}

TEST_CASE("every mistake of a mapping is named") {
  const auto table = open_table(std::string("email,start\na@x.fr,03/04/2026\n"));
  const auto overview = overview_of(*table, std::nullopt);
  const Mapping mapping{.columns = {{.index = 0, .target = Target::Email},
                                    {.index = 0, .target = Target::Email},
                                    {.index = 1, .target = Target::AccessStart},
                                    {.index = 9, .target = Target::Ignore}}};
  std::string codes;
  for (const auto& mistake : mistakes_in(mapping, overview, {})) {
    codes += mistake.pointer + " " + mistake.code + "\n";
  }
  CHECK(codes ==
        "/columns/1/index import.column_twice\n/columns/1/target import.target_twice\n"
        "/columns/2/date_order date.ambiguous\n/columns/3/index import.unknown_column\n");
}

TEST_CASE("dates are read as people of three countries write them") {
  for (const char* text : {"2026-04-03", "2026-04-03T10:00:00Z", "3.4.2026", "03/04/26",
                           "3 avril 2026", "3 avr. 2026", "April 3rd, 2026", "3 квітня 2026 р.",
                           "03-04-2026 18:30", "2026/04/03 10:00 AM"}) {
    INFO(text);
    CHECK(day(text) == "2026-04-03");
  }
  CHECK(day("04/03/2026", DateOrder::MonthDay) == "2026-04-03");
  CHECK(day("25/12/2026", DateOrder::MonthDay) == "2026-12-25");
  for (const char* text : {"", "soon", "31/02/2026", "2026", "12345678", "10:30", "1.2.3.4"}) {
    INFO(text);
    CHECK(day(text).empty());
  }
}

TEST_CASE("one day above twelve tells how all dates of a column are meant") {
  DateVotes votes;
  votes.add("03/04/2026");
  CHECK(votes.is_ambiguous());
  votes.add("04/25/2026");
  CHECK(votes.order() == DateOrder::MonthDay);
  votes.add("25/04/2026");
  CHECK(votes.is_ambiguous());
}

TEST_CASE("a column of dates that can be read one way only asks nothing") {
  DateVotes votes;
  for (const char* text : {"2026-03-04", "3.4.2026", "04/04/2026"}) votes.add(text);
  CHECK_FALSE(votes.is_ambiguous());
}

TEST_CASE("names in one column are taken apart as people write them") {
  CHECK(name("Marie Dupont") == "Marie|Dupont");
  CHECK(name("Dupont, Marie") == "Marie|Dupont");
  CHECK(name("DUPONT Marie-Claire") == "Marie-Claire|DUPONT");
  CHECK(name("Шевченко Тарас Григорович") == "Тарас Григорович|Шевченко");
  CHECK(name("  Jean   Luc  Picard ") == "Jean Luc|Picard");
  CHECK(name("Madonna") == "Madonna|");
  CHECK(name("") == "|");
}

TEST_CASE("amounts are read by the habits of the school first") {
  CHECK(cents("49,90 €") == 4990);
  CHECK(cents("49.90") == 4990);
  CHECK(cents("1 234,50") == 123'450);
  CHECK(cents("EUR 12") == 1200);
  CHECK(cents("1,234.50", Language::en) == 123'450);
  CHECK(cents("twelve") == -1);
  CHECK(cents("-5") == -1);
  CHECK(read_amount("500 грн", Language::uk, base::Currency::EUR) ==
        base::Money(50'000, base::Currency::UAH));
}

TEST_CASE("tags come separated, in quotes, or in quotes inside quotes") {
  CHECK(tags_in("\"Editors\"") == std::vector<std::string>{"Editors"});
  CHECK(tags_in("vip; \"a, b\", vip |new") == std::vector<std::string>{"vip", "a, b", "new"});
  CHECK(tags_in(" ; ,").empty());
}

TEST_CASE("yes and no are understood in three languages, and nothing else is") {
  for (const char* text : {"yes", "Oui", "так", "TRUE", "1", "x", "+"}) {
    INFO(text);
    CHECK(read_yes_no(text) == true);
  }
  for (const char* text : {"no", "NON", "ні", "0", "false", "-"}) {
    INFO(text);
    CHECK(read_yes_no(text) == false);
  }
  CHECK_FALSE(read_yes_no("perhaps"));
  CHECK_FALSE(read_yes_no(""));
}

TEST_CASE("a language is known by its tag or its name") {
  CHECK(read_language("fr-CA") == Language::fr);
  CHECK(read_language("Українська") == Language::uk);
  CHECK(read_language("Anglais") == Language::en);
  CHECK_FALSE(read_language("Klingon"));
}

}  // namespace imports
