// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

namespace courses {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

/// A stale edit and one without a version change nothing.
void check_versions(TestSchool& school, const std::string& target) {
  const auto seen = school.oscar.get(target).at("/version");
  CHECK(school.olga.patch(target, seen, json("{'title': 'Olga was here'}")).said() == "200");
  school.changed_rows();
  const auto stale = school.oscar.patch(target, seen, json("{'title': 'So was Oscar'}"));
  CHECK(stale.said() == "412 stale");
  CHECK(stale.at("/current/title") == "Olga was here");
  CHECK(school.oscar.patch(target, std::nullopt, json("{'title': 'Oscar'}")).status == 428);
  CHECK(school.changed_rows() == "");
}

}  // namespace

TEST_CASE("of two colleagues who edit one thing the second one is told") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    check_versions(school, "/api/offers/" + yoga.full_access);
    check_versions(school, "/api/lessons/" + yoga.lessons[0]);
    check_versions(school, "/api/products/" + yoga.id);
  });
}

TEST_CASE("a course is born with the offer Full access, and its lessons are published with it") {
  on_both_engines_school([](TestSchool& school) {
    const auto made =
        school.oscar.post("/api/products", json("{'kind': 'course', 'title': 'Yoga'}"));
    CHECK(made.at("/status") == "draft");
    const auto offers = school.oscar.get("/api/offers?product=" + made.at("/id"));
    CHECK(offers.at("/total") == "1");
    CHECK(offers.at("/items/0/title") == "Full access");
    const auto module = school.oscar.post("/api/products/" + made.at("/id") + "/modules",
                                          json("{'title': 'One'}"));
    CHECK(school.oscar
              .post("/api/modules/" + module.at("/id") + "/lessons", json("{'title': 'First'}"))
              .at("/status") == "published");
  });
}

TEST_CASE("a copy has the programme and nobody in it") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                    json("{'product': '$1', 'full': true}", {yoga.id}));
    const auto copy =
        school.oscar.post("/api/products/" + yoga.id + "/copy", json("{'title': 'Yoga II'}"));
    CHECK(copy.said() == "201");
    CHECK(copy.at("/status") == "draft");
    CHECK(copy.size("/modules/0/lessons") == 3);
    CHECK(copy.at("/modules/0/lessons/0/id") != yoga.lessons[0]);
    CHECK(school.oscar.get("/api/products/" + copy.at("/id") + "/members").at("/total") == "0");
  });
}

}  // namespace courses
