// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// Two curators, a course each: what one sees the other does not know of.

namespace courses {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

/// Clara looks after yoga, where Anna studies; Cyril after tea, where Boris does.
struct TwoCurators {
  explicit TwoCurators(TestSchool& in)
      : school(in),
        cyril(school.member("Cyril", staff::Role::Curator)),
        yoga(school.a_course("Yoga")),
        tea(school.a_course("Tea")) {
    give(school.anna, yoga);
    give(school.boris, tea);
    school.run_sql("UPDATE contacts SET phone = '+33612345678', last_name = 'Martin' "
                   "WHERE email = 'anna@example.org'");
    CHECK(put(yoga, school.clara).said() == "200");
    CHECK(put(tea, cyril).said() == "200");
    school.changed_rows();
  }

  Answer put(const TestCourse& course, const Visitor& member) {
    const std::string team = "/api/products/" + course.id + "/team";
    return school.oscar.put(team, school.oscar.get(team).at("/version"),
                            json("{'members': ['$1']}", {member.id()}));
  }
  void give(const Visitor& person, const TestCourse& course) {
    school.sam.post("/api/contacts/" + person.id() + "/grants",
                    json("{'product': '$1', 'offer': '$2'}", {course.id, course.full_access}));
  }

  TestSchool& school;
  Visitor cyril;
  TestCourse yoga;
  TestCourse tea;
};

std::string product(const TestCourse& course) { return "/api/products/" + course.id; }

}  // namespace

TEST_CASE("a curator sees the courses they look after, and of others not that they exist") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    const auto list = school.clara.get("/api/products");
    CHECK(list.at("/total") == "1");
    CHECK(list.at("/items/0/title") == "Yoga");
    CHECK(school.clara.get(product(two.yoga)).said() == "200");
    CHECK(school.clara.get("/api/lessons/" + two.yoga.lessons[0]).said() == "200");
    CHECK(school.clara.get(product(two.tea)).said() == "404 product.not_found");
    CHECK(school.clara.get(product(two.tea) + "/team").said() == "404 product.not_found");
    CHECK(school.clara.get(product(two.tea) + "/members").said() == "404 product.not_found");
    CHECK(school.clara.get("/api/lessons/" + two.tea.lessons[0]).said() ==
          "404 lesson.not_found");
    CHECK(two.cyril.get("/api/products").at("/items/0/title") == "Tea");
    CHECK(two.cyril.get(product(two.yoga)).said() == "404 product.not_found");
    CHECK(school.sam.get("/api/products").at("/total") == "2");
  });
}

TEST_CASE("control: on both teams a curator sees both courses, on none none") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    CHECK(two.put(two.tea, school.clara).said() == "200");
    CHECK(school.clara.get("/api/products").at("/total") == "2");
    CHECK(school.clara.get(product(two.tea) + "/members").at("/total") == "1");
    CHECK(two.cyril.get("/api/products").at("/total") == "0");
    CHECK(two.cyril.get(product(two.tea)).said() == "404 product.not_found");
  });
}

TEST_CASE("a curator reads names and what belongs to the course, never how to reach people") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    const auto members = school.clara.get(product(two.yoga) + "/members");
    CHECK(members.at("/total") == "1");
    CHECK(members.at("/items/0/contact/name") == "Anna Martin");
    CHECK(members.at("/items/0/contact/email") == "null");
    CHECK(members.at("/items/0/grants/0/offer") == "null");
    CHECK(members.at("/items/0/state") == "active");
    CHECK(members.body.find("example.org") == std::string::npos);
    CHECK(members.body.find("612345678") == std::string::npos);
    const auto same = school.sam.get(product(two.yoga) + "/members");
    CHECK(same.at("/items/0/contact/email") == "anna@example.org");
    CHECK(same.at("/items/0/grants/0/offer") == "Full access");
    const std::string anna = "/api/contacts/" + school.anna.id();
    for (const auto* part : {"", "/grants", "/notes", "/orders", "/journal"}) {
      CHECK(school.clara.get(anna + part).status >= 403);
    }
    CHECK(school.clara.get("/api/contacts").said() == "403 forbidden");
  });
}

TEST_CASE("a curator's search finds names only, so it tells no address letter by letter") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    const auto found = [&](Visitor& who, const std::string& word) {
      return who.get(product(two.yoga) + "/members?search=" + word).at("/total");
    };
    CHECK(found(school.clara, "martin") == "1");
    CHECK(found(school.clara, "MART ann") == "1");
    CHECK(found(school.clara, "anna@example") == "0");
    CHECK(found(school.clara, "612345678") == "0");
    CHECK(found(school.sam, "anna@example") == "1");
  });
}

TEST_CASE("a person without a name has none for a curator, not their address") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    school.run_sql("UPDATE contacts SET first_name = '', last_name = ''");
    const auto members = school.clara.get(product(two.yoga) + "/members");
    CHECK(members.at("/items/0/contact/name") == "");
    CHECK(members.body.find("example.org") == std::string::npos);
  });
}

TEST_CASE("an author edits every course, and sees the members of those they look after") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    school.run_sql("UPDATE staff SET extra_rights = '[\"edit_courses\"]' WHERE name = 'Cyril'");
    CHECK(two.cyril.get(product(two.yoga)).said() == "200");
    CHECK(two.cyril.get(product(two.yoga) + "/members").said() == "403 forbidden");
    CHECK(two.cyril.get(product(two.tea) + "/members").said() == "200");
    school.changed_rows();
    CHECK(two.cyril
              .put(product(two.yoga) + "/team", "2",
                   json("{'members': ['$1']}", {two.cyril.id()}))
              .said() == "403 forbidden");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("who looks after a course is chosen among the team, and noted") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    const auto view = school.oscar.get(product(two.yoga) + "/team");
    CHECK(view.size("/items") == 1);
    CHECK(view.at("/items/0/name") == "Clara");
    CHECK(view.size("/candidates") == 4);
    CHECK(school.clara.get(product(two.yoga) + "/team").size("/candidates") == 0);
    CHECK(school.oscar
              .put(product(two.yoga) + "/team", "2",
                   json("{'members': ['$1', 'stf_0000000000000']}", {two.cyril.id()}))
              .said() == "422 invalid /members/1 member.unknown");
    CHECK(school.clara.put(product(two.yoga) + "/team", "2", "{\"members\": []}")
              .said() == "403 forbidden");
    CHECK(school.changed_rows() == "");
    CHECK(two.put(two.yoga, two.cyril).said() == "200");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'product.team_changed'") ==
          3);
    CHECK(school.clara.get(product(two.yoga)).said() == "404 product.not_found");
  });
}

TEST_CASE("of two who change a team at once the second sees both teams, and nothing is lost") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    const std::string team = product(two.yoga) + "/team";
    const auto seen = school.oscar.get(team);
    CHECK(school.olga.put(team, seen.at("/version"),
                          json("{'members': ['$1', '$2']}", {school.clara.id(), two.cyril.id()}))
              .said() == "200");
    school.changed_rows();
    const auto nobody = json("{'members': []}");
    const auto late = school.oscar.put(team, seen.at("/version"), nobody);
    CHECK(late.said() == "412 stale");
    CHECK(late.size("/current/items") == 2);
    CHECK(late.size("/yours/members") == 0);
    CHECK(school.oscar.put(team, std::nullopt, nobody).status == 428);
    CHECK(school.changed_rows() == "");
    CHECK(school.oscar.put(team, late.at("/current/version"), nobody).size("/items") == 0);
  });
}

TEST_CASE("control: a change of the course itself leaves its team as it was seen") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    const auto seen = school.oscar.get(product(two.yoga) + "/team").at("/version");
    school.oscar.patch(product(two.yoga), school.oscar.get(product(two.yoga)).at("/version"),
                       json("{'title': 'Yoga at dawn'}"));
    CHECK(school.oscar.put(product(two.yoga) + "/team", seen, json("{'members': []}")).said() ==
          "200");
  });
}

TEST_CASE("a team is listed by name, accents and case aside") {
  on_both_engines_school([](TestSchool& school) {
    TwoCurators two(school);
    school.run_sql("UPDATE staff SET name = 'Zoé' WHERE name = 'Cyril'");
    school.run_sql("UPDATE staff SET name = 'Émile' WHERE name = 'Sam'");
    school.run_sql("UPDATE staff SET name = 'eva' WHERE name = 'Oscar'");
    const auto view = school.oscar.get(product(two.yoga) + "/team");
    std::string names;
    for (std::size_t i = 0; i < view.size("/candidates"); ++i) {
      names += view.at("/candidates/" + std::to_string(i) + "/name") + " ";
    }
    CHECK(names == "Émile eva Olga Zoé ");
  });
}

}  // namespace courses
