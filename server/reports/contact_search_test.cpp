// SPDX-License-Identifier: Apache-2.0
#include "reports/contact_search.h"

#include <doctest/doctest.h>

#include "reports/list_page.h"
#include "testing/school.h"

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

std::int64_t found_in(TestSchool& school, const std::string& typed, LookIn place) {
  return school.core.db().read([&](db::Reader& reader) {
    db::Conditions conditions;
    conditions.add("c.erased_at IS NULL");
    add_contact_search(reader.engine(), typed, place, conditions);
    return count_of(reader, "contacts c", conditions);
  });
}

/// So many people called Crowd, from 100 on, with addresses of their own.
void a_crowd(TestSchool& school, int count) {
  school.run_sql(
      "INSERT INTO contacts (id, email, first_name, last_name, fields, search, source, mail_state, "
      "version, created_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
      "WHERE i < " + std::to_string(count) + ") SELECT 1000 + i, 'c' || i || '@crowd.example', "
      "'Ann', 'Crowd', '{}', 'ann crowd c' || i || ' crowd example', 'import', 'ok', 1, 1 FROM n");
}

}  // namespace

TEST_CASE("the index of words and the contacts themselves answer alike") {
  on_both_engines_school([](TestSchool& school) {
    a_person(school, "Marie", "Dupont", "marie.dupont@example.org");
    a_person(school, "Олена", "Шевченко", "olena@school.example");
    a_person(school, "Li", "Wu", "li.wu@example.org");
    for (const std::string typed :
         {"dupont", "marie.dupont@example.org", "шевч олен", "li", "li example", "org example ma",
          "nobody", "example nobody", "123", "#123", "\"dupont\"", "*", ""}) {
      CAPTURE(typed);
      CHECK(found_in(school, typed, LookIn::Index) == found_in(school, typed, LookIn::Contacts));
    }
    CHECK(found_in(school, "example dupont", LookIn::Index) == 1);
    CHECK(found_in(school, "li example", LookIn::Index) == 1);
  });
}

TEST_CASE("the list counts whom a search finds exactly, be they few or very many") {
  on_both_engines_school([](TestSchool& school) {
    a_crowd(school, 2'100);
    const auto list = [&](const std::string& query) {
      return school.sam.get("/api/contacts?limit=2&search=" + query);
    };
    CHECK(list("crowd").at("/total") == "2100");
    CHECK(list("crowd").at("/items/0/email") == "c2100@crowd.example");
    CHECK(list("crowd&offset=2099").size("/items") == 1);
    CHECK(list("crowd&sort=oldest").at("/items/1/email") == "c2@crowd.example");
    CHECK(list("c2099 crowd").at("/total") == "1");
    CHECK(list("crowd&language=fr").at("/total") == "0");
    const auto annas = found_in(school, "anna", LookIn::Index);
    CHECK(list("an").at("/total") == std::to_string(2'100 + annas));
  });
}

TEST_CASE("whoever was erased is neither listed nor counted") {
  on_both_engines_school([](TestSchool& school) {
    a_crowd(school, 3);
    const auto everybody = std::stoll(school.sam.get("/api/contacts").at("/total"));
    school.run_sql("UPDATE contacts SET erased_at = 1, search = '' WHERE id = 1002");
    CHECK(school.sam.get("/api/contacts?search=crowd").at("/total") == "2");
    CHECK(school.sam.get("/api/contacts").at("/total") == std::to_string(everybody - 1));
  });
}

}  // namespace reports
