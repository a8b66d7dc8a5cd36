// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "base/fault.h"
#include "testing/school.h"

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

const std::string password = "a sentence long enough";

Answer sign_in(Visitor& browser, const std::string& email, const std::string& typed) {
  return browser.post("/api/session",
                      json("{'email': '$1', 'password': '$2'}", {email, typed}));
}

/// Something that only a fresh proof opens.
Answer make_token(Visitor& who) {
  return who.post("/api/tokens", json("{'name': 'script', 'rights': []}"));
}

}  // namespace

TEST_CASE("a sensitive act asks for the password once ten minutes have passed") {
  on_both_engines_school([](TestSchool& school) {
    auto ada = school.member("Ada", Role::Owner, password);
    school.clock.advance(std::chrono::seconds(599));
    CHECK(make_token(ada).said() == "201");
    school.clock.advance(std::chrono::seconds(1));
    school.changed_rows();
    CHECK(make_token(ada).said() == "403 session.confirm_password");
    CHECK(school.changed_rows() == "");
    base::set_controls("fresh_proof");
    CHECK(make_token(ada).said() == "201");
    base::set_controls("");
    CHECK(ada.get("/api/tokens").said() == "200");
    CHECK(ada.post("/api/session/confirmation", json("{'password': 'not the sentence'}")).said() ==
          "403 session.wrong_credentials");
    CHECK(make_token(ada).said() == "403 session.confirm_password");
    CHECK(ada.post("/api/session/confirmation", json("{'password': '$1'}", {password})).said() ==
          "204");
    CHECK(make_token(ada).said() == "201");
    CHECK(ada.post("/api/session/confirmation").said() == "422 invalid /password required");
  });
}

TEST_CASE("a token never reaches what asks for a person, whatever its rights") {
  on_both_engines_school([](TestSchool& school) {
    const auto made = school.olga.post(
        "/api/tokens",
        json("{'name': 'all', 'rights': ['manage_team', 'manage_tokens', 'manage_settings']}"));
    auto script = school.script(made.at("/token"));
    CHECK(make_token(script).said() == "403 token.by_people_only");
    CHECK(script.get("/api/session/devices").said() == "403 token.by_people_only");
    CHECK(script.post("/api/team", json("{'name': 'a', 'email': 'a@example.org'}")).said() ==
          "403 token.by_people_only");
    CHECK(script.get("/api/team").said() == "200");
  });
}

TEST_CASE("a new password needs the present one and ends every other session and every link") {
  on_both_engines_school([](TestSchool& school) {
    auto ada = school.member("Ada", Role::Owner, password);
    auto phone = school.signed_in_anew(ada);
    phone.post("/api/session/password-links", json("{'email': 'ada@school.example'}"));
    school.run_jobs();
    Answer secrets;
    secrets.body = school.text("SELECT secrets FROM mails WHERE id = (SELECT MAX(id) FROM mails)");
    const auto change = [&](const std::string& present, const std::string& next) {
      return ada.put("/api/session/password", std::nullopt,
                     json("{'present': '$1', 'password': '$2'}", {present, next}));
    };
    CHECK(change("not the sentence", "another long sentence").said() ==
          "422 invalid /present password.wrong");
    CHECK(change(password, "too short").said() == "422 invalid /password password.too_short");
    CHECK(phone.get("/api/team").said() == "200");
    CHECK(change(password, "another long sentence").said() == "204");
    CHECK(ada.get("/api/team").said() == "200");
    CHECK(phone.get("/api/team").said() == "401 not_signed_in");
    CHECK(school.stranger().get("/api/session/links/" + secrets.at("/0")).at("/usable") ==
          "false");
    auto browser = school.stranger();
    CHECK(sign_in(browser, "ada@school.example", password).said() ==
          "401 session.wrong_credentials");
    CHECK(sign_in(browser, "ada@school.example", "another long sentence").said() == "200");
  });
}

TEST_CASE("a student's new password ends their other sessions and the codes on their way") {
  on_both_engines_school([](TestSchool& school) {
    auto phone = school.signed_in_anew(school.anna);
    phone.post("/api/session/codes", json("{'email': 'anna@example.org'}"));
    school.run_jobs();
    Answer secrets;
    secrets.body = school.text("SELECT secrets FROM mails WHERE id = (SELECT MAX(id) FROM mails)");
    CHECK(school.anna.get("/api/me").at("/has_password") == "false");
    CHECK(school.anna.patch("/api/me", std::nullopt, json("{'password': 'in the garden'}"))
              .at("/has_password") == "true");
    CHECK(school.anna.get("/api/me").said() == "200");
    CHECK(phone.get("/api/me").said() == "401 not_signed_in");
    CHECK(school.stranger().get("/api/session/links/" + secrets.at("/1")).at("/usable") ==
          "false");
    auto browser = school.stranger();
    CHECK(sign_in(browser, "anna@example.org", "in the garden").said() == "200");
  });
}

TEST_CASE("who left a device signed in does not leave the password to whoever finds it") {
  on_both_engines_school([](TestSchool& school) {
    school.anna.patch("/api/me", std::nullopt, json("{'password': 'in the garden'}"));
    school.clock.advance(std::chrono::minutes(10));
    const auto change = [&](const std::string& more) {
      return school.anna.patch("/api/me", std::nullopt,
                               json("{'password': 'under the oak'" + more + "}"));
    };
    CHECK(change("").said() == "422 invalid /present_password password.present_needed");
    CHECK(change(", 'present_password': 'a guess'").said() ==
          "422 invalid /present_password password.wrong");
    CHECK(change(", 'present_password': 'in the garden'").said() == "200");
    auto browser = school.stranger();
    CHECK(sign_in(browser, "anna@example.org", "under the oak").said() == "200");
  });
}

TEST_CASE("signing out everywhere leaves at most this browser, and colleagues alone") {
  on_both_engines_school([](TestSchool& school) {
    auto phone = school.signed_in_anew(school.sam);
    CHECK(phone.del("/api/session/devices?keep_this=true").said() == "204");
    CHECK(phone.get("/api/offers").said() == "200");
    CHECK(school.sam.get("/api/offers").said() == "401 not_signed_in");
    CHECK(phone.del("/api/session/devices").said() == "204");
    CHECK(phone.get("/api/offers").said() == "401 not_signed_in");
    CHECK(school.oscar.get("/api/offers").said() == "200");
    auto tablet = school.signed_in_anew(school.anna);
    CHECK(tablet.del("/api/session/devices").said() == "204");
    CHECK(school.anna.get("/api/me").said() == "401 not_signed_in");
    CHECK(school.boris.get("/api/me").said() == "200");
  });
}

}  // namespace staff
