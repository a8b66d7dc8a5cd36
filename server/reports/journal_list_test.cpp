// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

namespace reports {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

std::string total(TestSchool& school, const std::string& query) {
  return school.olga.get("/api/journal?" + query).at("/total");
}

}  // namespace

TEST_CASE("an entry of the journal names who acted, on what, and whose history it belongs to") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {yoga.id, yoga.full_access}));
    REQUIRE(given.status == 201);
    const auto entry = school.olga.get("/api/journal?action=access.given");
    CHECK(entry.at("/total") == "1");
    CHECK(entry.at("/items/0/actor/id") == school.sam.id());
    CHECK(entry.at("/items/0/contact/id") == school.anna.id());
    CHECK(entry.at("/items/0/contact/name") == "Anna");
    CHECK(entry.at("/items/0/undoable") == "true");
    const auto course = school.olga.get("/api/journal?action=product.created");
    CHECK(course.at("/items/0/object/title") == "Yoga");
  });
}

TEST_CASE("the journal is filtered by person, thing, actor, act and days") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.sam.post("/api/contacts/" + school.anna.id() + "/notes", json("{'body': 'Hello'}"));
    school.oscar.post("/api/contacts/" + school.boris.id() + "/notes", json("{'body': 'Hello'}"));
    CHECK(total(school, "action=note.added") == "2");
    CHECK(total(school, "action=note.added&contact=" + school.anna.id()) == "1");
    CHECK(total(school, "action=note.added&actor=" + school.oscar.id()) == "1");
    CHECK(total(school, "action=product.created&object=" + yoga.id) == "1");
    CHECK(total(school, "action=product.created&kind=prd") == "1");
    CHECK(total(school, "action=product.created&kind=off") == "0");
    const std::string today = school.now().substr(0, 10);
    CHECK(total(school, "action=note.added&from=" + today + "&to=" + today) == "2");
    CHECK(total(school, "action=note.added&to=2020-01-01") == "0");
    CHECK(total(school, "action=note.added&from=2099-01-01") == "0");
  });
}

TEST_CASE("a day of the journal begins at midnight of the school") {
  on_both_engines_school([](TestSchool& school) {
    // 23:30 of 5 January in UTC is half past midnight of the 6th in Paris.
    school.run_sql("UPDATE journal SET at = 1767655800000");
    CHECK(total(school, "from=2026-01-06&to=2026-01-06") == total(school, "limit=1"));
    CHECK(total(school, "to=2026-01-05") == "0");
  });
}

TEST_CASE("the history of a contact is theirs alone") {
  on_both_engines_school([](TestSchool& school) {
    school.sam.post("/api/contacts/" + school.anna.id() + "/notes", json("{'body': 'Hello'}"));
    const auto annas = school.sam.get("/api/contacts/" + school.anna.id() + "/journal");
    CHECK(annas.at("/items/0/action") == "note.added");
    const auto boris = school.sam.get("/api/contacts/" + school.boris.id() + "/journal");
    CHECK(boris.at("/items/0/action") == "contact.created");
  });
}

TEST_CASE("what is no id is refused as an object of the journal") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.olga.get("/api/journal?object=nonsense").said() ==
          "422 invalid /object id.invalid");
  });
}

TEST_CASE("one act is shown to whoever may read the history it stands in, and nobody else") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {yoga.id, yoga.full_access}));
    const std::string path = "/api/journal/" + given.at("/undo");
    const auto entry = school.sam.get(path);
    CHECK(entry.at("/action") == "access.given");
    CHECK(entry.at("/contact/id") == school.anna.id());
    CHECK(school.clara.get(path).said() == "403 forbidden");
    CHECK(school.anna.get(path).said() == "403 forbidden");
    const auto course = school.olga.get("/api/journal?action=product.created").at("/items/0/id");
    CHECK(school.olga.get("/api/journal/" + course).at("/object/title") == "Yoga");
    CHECK(school.sam.get("/api/journal/" + course).said() == "404 journal.not_found");
    CHECK(school.olga.get("/api/journal/jrn_0000000000000").said() == "404 journal.not_found");
  });
}

}  // namespace reports
