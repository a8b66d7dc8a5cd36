// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

namespace notices {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

const std::string silently = "'mails': {'activation': 'none', 'access': 'none'}";

testing::Answer give(TestSchool& school, const Visitor& to, const TestCourse& course) {
  return school.olga.post(
      "/api/contacts/" + to.id() + "/grants",
      json("{'product': '$1', 'offer': '$2', " + silently + "}", {course.id, course.full_access}));
}

void ask(TestSchool& school, const std::string& ids) {
  const auto asked =
      school.sam.post("/api/contacts/access-mails", json("{'contacts': [" + ids + "]}"));
  REQUIRE(asked.status == 202);
  school.run_jobs();
}

std::string text_of_newest(TestSchool& school) {
  const auto list = school.olga.get("/api/mails");
  return school.olga.get("/api/mails/" + list.at("/items/0/id")).at("/text");
}

}  // namespace

TEST_CASE("an access mail asked for now is one mail about everything the person holds") {
  on_both_engines_school([](TestSchool& school) {
    REQUIRE(give(school, school.anna, school.a_course("Yoga")).status == 201);
    REQUIRE(give(school, school.anna, school.a_course("Choir")).status == 201);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
    ask(school, "'" + school.anna.id() + "'");
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 1);
    const auto text = text_of_newest(school);
    CHECK(text.find("Yoga") != std::string::npos);
    CHECK(text.find("Choir") != std::string::npos);
    CHECK(text.find("/learn/courses/prd_") != std::string::npos);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'access.mails_asked'") == 1);
  });
}

TEST_CASE("whoever holds nothing, or holds it no more, gets no access mail") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school, school.anna, yoga);
    REQUIRE(school.olga.post("/api/grants/" + given.at("/grant") + "/revocation").status == 200);
    school.run_jobs();
    ask(school, "'" + school.anna.id() + "', '" + school.boris.id() + "'");
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
  });
}

TEST_CASE("a draft that somebody holds is named as one in preparation") {
  on_both_engines_school([](TestSchool& school) {
    const auto draft = school.a_course("Fugue", {"First"}, "draft");
    REQUIRE(give(school, school.anna, draft).status == 201);
    ask(school, "'" + school.anna.id() + "'");
    CHECK(text_of_newest(school).find("in preparation") != std::string::npos);
  });
}

TEST_CASE("asking for access mails of nobody is refused, and not everybody may ask") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.sam.post("/api/contacts/access-mails", json("{'contacts': []}")).said() ==
          "422 invalid /contacts required");
    const auto body = json("{'contacts': ['$1']}", {school.anna.id()});
    CHECK(school.clara.post("/api/contacts/access-mails", body).status == 403);
    CHECK(school.count("SELECT COUNT(*) FROM jobs WHERE kind = 'access_mails_now'") == 0);
  });
}

TEST_CASE("own words are previewed as a real person would read them") {
  on_both_engines_school([](TestSchool& school) {
    REQUIRE(give(school, school.anna, school.a_course("Yoga")).status == 201);
    const std::string words =
        "'kind': 'access', 'language': 'fr', 'words': {'subject': '{{product.title}}', "
        "'body': 'Bonjour {{contact.first_name}}'}";
    const auto seen = school.sam.post("/api/mail-templates/preview",
                                      json("{" + words + ", 'contact': '$1'}", {school.anna.id()}));
    CHECK(seen.at("/subject") == "Yoga");
    CHECK(seen.at("/text").find("Bonjour Anna") != std::string::npos);
    const auto sample = school.sam.post("/api/mail-templates/preview", json("{" + words + "}"));
    CHECK(sample.at("/subject") != "Yoga");
    const auto stranger = school.sam.post("/api/mail-templates/preview",
                                          json("{" + words + ", 'contact': 'con_0000000000000'}"));
    CHECK(stranger.status == 404);
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
  });
}

}  // namespace notices
