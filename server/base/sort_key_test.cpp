// SPDX-License-Identifier: Apache-2.0
#include "base/sort_key.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace base {
namespace {

std::string in_order(std::vector<std::string> names) {
  std::ranges::sort(names, {}, [](const std::string& name) { return sort_key({name}); });
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

}  // namespace

TEST_CASE("É stands with E and not behind Z, whatever its case") {
  CHECK(in_order({"Zoé", "Émile", "eve", "Étienne", "Adam", "élan", "Łukasz", "Mia"}) ==
        "Adam élan Émile Étienne eve Łukasz Mia Zoé");
  CHECK(in_order({"œuvre", "orage", "oasis"}) == "oasis œuvre orage");
}

TEST_CASE("Ukrainian names stand in the order of the Ukrainian alphabet") {
  CHECK(in_order({"Яна", "Їжак", "Йосип", "Ірина", "Игор", "Єва", "Емма", "Женя", "Ґудзик",
                  "Дарина", "Галина", "Щука", "Ольга", "Анна"}) ==
        "Анна Галина Ґудзик Дарина Емма Єва Женя Игор Ірина Їжак Йосип Ольга Щука Яна");
}

TEST_CASE("Latin names stand before Cyrillic ones, digits before both") {
  CHECK(in_order({"Анна", "Zoé", "2026"}) == "2026 Zoé Анна");
}

TEST_CASE("an accent typed as a sign of its own changes nothing but the last resort") {
  CHECK(in_order({"Emma", "E\u0301mile", "Elan"}) == "Elan E\u0301mile Emma");
  CHECK(in_order({"И\u0306осип", "Ірина", "Кіра"}) == "Ірина И\u0306осип Кіра");
}

TEST_CASE("apostrophes and hyphens do not part a name from its neighbours") {
  CHECK(in_order({"Мар’яна", "Марина", "Мар'яна", "Маряна"}) == "Марина Мар'яна Маряна Мар’яна");
  CHECK(in_order({"Jean-Luc", "Jean", "Jeanne", "Jean Marc"}) == "Jean Jean-Luc Jean Marc Jeanne");
}

TEST_CASE("a family name counts before a first name, and a missing one is not there") {
  CHECK(sort_key({"De", "Zoe"}) < sort_key({"De Luca", "Anna"}));
  CHECK(sort_key({"", "Zoe"}) == sort_key({"Zoe", ""}));
  CHECK(sort_key({"Martin", "Anna"}) < sort_key({"Martin", "Zoe"}));
}

TEST_CASE("what differs in writing only still has one order") {
  CHECK(sort_key({"Cote"}) != sort_key({"Coté"}));
  CHECK(in_order({"coté", "Cote", "cote"}) == "Cote cote coté");
}

}  // namespace base
