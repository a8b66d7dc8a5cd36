// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

Answer change(TestSchool& school, const Visitor& member, const std::string& patch) {
  const auto team = school.olga.get("/api/team");
  for (std::size_t i = 0; i < team.size("/items"); ++i) {
    const std::string item = "/items/" + std::to_string(i);
    if (team.at(item + "/id") != member.id()) continue;
    return school.olga.patch("/api/team/" + member.id(), team.at(item + "/version"), json(patch));
  }
  return {};
}

}  // namespace

TEST_CASE("the last owner stays") {
  on_both_engines_school([](TestSchool& school) {
    school.changed_rows();
    CHECK(change(school, school.olga, "{'role': 'office'}").said() == "409 member.last_owner");
    CHECK(change(school, school.olga, "{'disabled': true}").said() == "409 member.last_owner");
    CHECK(school.changed_rows() == "");
    CHECK(change(school, school.oscar, "{'role': 'owner'}").said() == "200");
    CHECK(change(school, school.olga, "{'role': 'office'}").said() == "200");
  });
}

TEST_CASE("a lost right ends the sessions of whoever lost it, a gained one does not") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(change(school, school.sam, "{'rights': ['record_payments']}").said() == "200");
    CHECK(school.sam.get("/api/offers").said() == "200");
    CHECK(change(school, school.oscar, "{'role': 'support'}").said() == "200");
    CHECK(school.oscar.get("/api/offers").said() == "401 not_signed_in");
    CHECK(change(school, school.sam, "{'disabled': true}").said() == "200");
    CHECK(school.sam.get("/api/offers").said() == "401 not_signed_in");
  });
}

TEST_CASE("a right that is given one by one opens what it names") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.clara.get("/api/contacts").said() == "403 forbidden");
    CHECK(change(school, school.clara, "{'rights': ['view_contacts']}").said() == "200");
    CHECK(school.clara.get("/api/contacts").said() == "200");
    CHECK(change(school, school.clara, "{'rights': ['fly']}").said() ==
          "422 invalid /rights/0 right.unknown");
  });
}

TEST_CASE("a token can do what it names, as long as its maker can") {
  on_both_engines_school([](TestSchool& school) {
    change(school, school.oscar, "{'rights': ['manage_tokens']}");
    CHECK(school.oscar
              .post("/api/tokens", json("{'name': 'sync', 'rights': ['manage_team']}"))
              .said() == "422 invalid /rights/0 right.not_yours");
    const auto made = school.oscar.post(
        "/api/tokens", json("{'name': 'sync', 'rights': ['view_contacts', 'view_jobs']}"));
    auto script = school.script(made.at("/token"));
    CHECK(script.get("/api/contacts").said() == "200");
    CHECK(script.get("/api/jobs").said() == "200");
    CHECK(script.get("/api/orders").said() == "403 forbidden");
    change(school, school.oscar, "{'role': 'support'}");
    CHECK(script.get("/api/contacts").said() == "200");
    CHECK(script.get("/api/jobs").said() == "403 forbidden");
    change(school, school.oscar, "{'disabled': true}");
    CHECK(script.get("/api/contacts").said() == "401 not_signed_in");
  });
}

TEST_CASE("a token makes no tokens, and a revoked one is nobody") {
  on_both_engines_school([](TestSchool& school) {
    const auto made =
        school.olga.post("/api/tokens", json("{'name': 'all', 'rights': ['manage_tokens']}"));
    auto script = school.script(made.at("/token"));
    CHECK(script.post("/api/tokens", json("{'name': 'more', 'rights': []}")).said() ==
          "403 token.by_people_only");
    CHECK(school.olga.del("/api/tokens/" + made.at("/id")).said() == "204");
    CHECK(script.get("/api/tokens").said() == "401 not_signed_in");
  });
}

TEST_CASE("an invitation brings a new member in, once, with the role it names") {
  on_both_engines_school([](TestSchool& school) {
    const auto invited = school.olga.post(
        "/api/team", json("{'name': 'Ines', 'email': 'ines@example.org', 'role': 'support'}"));
    CHECK(invited.at("/invited") == "true");
    const auto link =
        school.olga.post("/api/team/" + invited.at("/id") + "/invitation").at("/link");
    const std::string token = link.substr(link.find("token=") + 6);
    auto ines = school.stranger();
    const std::string accept =
        json("{'link': '$1', 'password': 'a sentence long enough'}", {token});
    CHECK(ines.post("/api/session", json("{'link': '$1', 'password': 'short'}", {token})).status ==
          422);
    CHECK(ines.post("/api/session", accept).at("/staff/role") == "support");
    CHECK(ines.get("/api/contacts").said() == "200");
    auto thief = school.stranger();
    CHECK(thief.post("/api/session", accept).said() == "401 session.dead_link");
  });
}

}  // namespace staff
