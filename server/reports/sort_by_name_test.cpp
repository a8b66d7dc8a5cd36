// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "courses/sort_titles.h"
#include "people/sort_names.h"
#include "testing/school.h"

// Both engines give the same order, the one a reader expects.

namespace reports {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

void a_person(TestSchool& school, const std::string& first, const std::string& last,
              const std::string& email) {
  school.sam.post("/api/contacts", json("{'first_name': '$1', 'last_name': '$2', 'email': '$3'}",
                                        {first, last, email}));
}

void a_few_people(TestSchool& school) {
  school.run_sql("DELETE FROM sessions WHERE contact_id IS NOT NULL");
  school.run_sql("DELETE FROM contacts");
  a_person(school, "Zoé", "Zidane", "a@example.org");
  a_person(school, "Paul", "Éluard", "b@example.org");
  a_person(school, "anne", "eaton", "c@example.org");
  a_person(school, "Олена", "Яремко", "d@example.org");
  a_person(school, "Ірина", "Іваненко", "e@example.org");
  a_person(school, "Éva", "", "f@example.org");
  a_person(school, "", "", "dora@example.org");
}

std::string listed(TestSchool& school, const std::string& query, const char* member) {
  const auto page = school.sam.get(query);
  std::string text;
  for (std::size_t i = 0; i < page.size("/items"); ++i) {
    text += (i == 0 ? "" : ", ") + page.at("/items/" + std::to_string(i) + "/" + member);
  }
  return text;
}

const std::string in_order =
    "dora@example.org, anne eaton, Paul Éluard, Éva, Zoé Zidane, Ірина Іваненко, Олена Яремко";

std::string by_name(TestSchool& school) {
  return listed(school, "/api/contacts?sort=name", "name");
}

}  // namespace

TEST_CASE("people are listed by name as a reader expects, forwards, backwards and by pages") {
  on_both_engines_school([](TestSchool& school) {
    a_few_people(school);
    CHECK(by_name(school) == in_order);
    CHECK(listed(school, "/api/contacts?sort=name_down&limit=3", "name") ==
          "Олена Яремко, Ірина Іваненко, Zoé Zidane");
    CHECK(listed(school, "/api/contacts?sort=name&limit=2&offset=2", "name") ==
          "Paul Éluard, Éva");
  });
}

TEST_CASE("a new name takes a new place") {
  on_both_engines_school([](TestSchool& school) {
    a_few_people(school);
    const auto paul = school.sam.get("/api/contacts?search=eluard");
    school.sam.patch("/api/contacts/" + paul.at("/items/0/id"), paul.at("/items/0/version"),
                     json("{'last_name': 'Ósk'}"));
    CHECK(listed(school, "/api/contacts?sort=name&limit=4", "name") ==
          "dora@example.org, anne eaton, Éva, Paul Ósk");
  });
}

TEST_CASE("people and courses from before get their place at the next start") {
  on_both_engines_school([](TestSchool& school) {
    a_few_people(school);
    school.a_course("Zen");
    school.a_course("École");
    school.run_sql("UPDATE contacts SET sort_name = ''");
    school.run_sql("UPDATE products SET sort_title = ''");
    CHECK(by_name(school) != in_order);
    people::fill_sort_names(school.core.db());
    courses::fill_sort_titles(school.core.db());
    CHECK(by_name(school) == in_order);
    CHECK(listed(school, "/api/products?sort=title", "title") == "École, Zen");
    school.changed_rows();
    people::fill_sort_names(school.core.db());
    courses::fill_sort_titles(school.core.db());
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a page by name is read from its index, however many people there are") {
  on_both_engines_school([](TestSchool& school) {
    school.core.db().read([&](db::Reader& reader) {
      if (reader.engine() != db::Engine::Sqlite) return;
      std::string plan;
      reader.each(
          "EXPLAIN QUERY PLAN SELECT id FROM contacts c WHERE c.erased_at IS NULL "
          "ORDER BY c.sort_name, c.id LIMIT 50",
          [&](const db::Row& row) { plan += std::string(row.text(3)) + "; "; });
      CHECK(plan == "SCAN c USING INDEX contacts_by_name; ");
    });
  });
}

TEST_CASE("courses and tags are listed by name, accents and case aside") {
  on_both_engines_school([](TestSchool& school) {
    for (const auto* title : {"Zen", "yoga", "École", "Їжа", "Економіка"}) school.a_course(title);
    CHECK(listed(school, "/api/products?sort=title", "title") ==
          "École, yoga, Zen, Економіка, Їжа");
    for (const auto* name : {"zone", "été", "Est"}) {
      school.olga.post("/api/tags", json("{'name': '$1'}", {name}));
    }
    CHECK(listed(school, "/api/tags", "name") == "Est, été, zone");
  });
}

}  // namespace reports
