// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "staff/staff_link.h"
#include "testing/school.h"

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

struct LoginMail {
  std::string code;
  std::string link;
};

/// What Anna finds in her mailbox.
LoginMail ask_for_code(TestSchool& school, Visitor& browser) {
  CHECK(browser.post("/api/session/codes", json("{'email': 'anna@example.org'}")).said() == "202");
  school.run_jobs();
  Answer secrets;
  secrets.body = school.text("SELECT secrets FROM mails WHERE id = (SELECT MAX(id) FROM mails)");
  return {secrets.at("/0"), secrets.at("/1")};
}

Answer type_code(Visitor& browser, const std::string& code) {
  return browser.post("/api/session",
                      json("{'email': 'anna@example.org', 'code': '$1'}", {code}));
}

Answer press_button(Visitor& browser, const std::string& link) {
  return browser.post("/api/session", json("{'link': '$1'}", {link}));
}

}  // namespace

TEST_CASE("a code is promised in the same words to everybody, and mailed to whom we know") {
  on_both_engines_school([](TestSchool& school) {
    auto known = school.stranger();
    auto unknown = school.stranger();
    const auto one = known.post("/api/session/codes", json("{'email': 'anna@example.org'}"));
    const auto two = unknown.post("/api/session/codes", json("{'email': 'who@example.org'}"));
    CHECK(one.said() == two.said());
    CHECK(one.body == two.body);
    CHECK(known.cookie("stoa_asker").size() == unknown.cookie("stoa_asker").size());
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 1);
  });
}

TEST_CASE("the code works in the browser that asked, however it is typed, and once") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    const auto mail = ask_for_code(school, browser);
    std::string typed = " " + mail.code + " ";
    for (char& c : typed) c = static_cast<char>(std::tolower(c));
    const auto signed_in = type_code(browser, typed);
    CHECK(signed_in.said() == "200");
    CHECK(signed_in.at("/student/name") == "Anna");
    CHECK(browser.get("/api/me").at("/email") == "anna@example.org");
    CHECK(type_code(browser, mail.code).said() == "403 session.wrong_code");
  });
}

TEST_CASE("in another browser the right code is wrong") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    const auto mail = ask_for_code(school, browser);
    auto other = school.stranger();
    other.post("/api/session/codes", json("{'email': 'who@example.org'}"));
    CHECK(type_code(other, mail.code).said() == "401 session.wrong_code");
    CHECK(type_code(browser, mail.code).said() == "200");
  });
}

TEST_CASE("after five wrong tries the right code is dead too") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    const auto mail = ask_for_code(school, browser);
    for (int i = 0; i < 5; ++i) {
      CHECK(type_code(browser, "00000000").said() == "401 session.wrong_code");
    }
    CHECK(type_code(browser, mail.code).said() == "401 session.wrong_code");
  });
}

TEST_CASE("a code dies after ten minutes, and when a new one is asked for") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    const auto old = ask_for_code(school, browser);
    const auto fresh = ask_for_code(school, browser);
    CHECK(type_code(browser, old.code).said() == "401 session.wrong_code");
    school.clock.advance(std::chrono::minutes(10));
    CHECK(type_code(browser, fresh.code).said() == "401 session.wrong_code");
  });
}

TEST_CASE("looking at a login link uses nothing up; its button signs in once, in any browser") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    const auto mail = ask_for_code(school, browser);
    auto robot = school.stranger();
    school.changed_rows();
    for (int i = 0; i < 3; ++i) {
      CHECK(robot.get("/api/session/links/" + mail.link).at("/usable") == "true");
    }
    CHECK(school.changed_rows() == "");
    auto phone = school.stranger();
    CHECK(press_button(phone, mail.link).said() == "200");
    CHECK(phone.get("/api/me").said() == "200");
    CHECK(press_button(robot, mail.link).said() == "401 session.dead_link");
    CHECK(robot.get("/api/session/links/" + mail.link).at("/usable") == "false");
  });
}

TEST_CASE("a wrong password and an unknown address are refused in the same words") {
  on_both_engines_school([](TestSchool& school) {
    school.member("Petra", Role::Office, "a sentence long enough");
    auto browser = school.stranger();
    const auto sign_in = [&](const std::string& email, const std::string& password) {
      return browser.post("/api/session",
                          json("{'email': '$1', 'password': '$2'}", {email, password}));
    };
    CHECK(sign_in("petra@school.example", "not the sentence").said() ==
          "401 session.wrong_credentials");
    CHECK(sign_in("who@school.example", "a sentence long enough").said() ==
          "401 session.wrong_credentials");
    CHECK(sign_in("petra@school.example", "a sentence long enough").said() == "200");
    CHECK(browser.get("/api/offers").said() == "200");
  });
}

TEST_CASE("a member of the team may sit in one browser as a student too, each with its own end") {
  on_both_engines_school([](TestSchool& school) {
    const auto mail = ask_for_code(school, school.sam);
    CHECK(press_button(school.sam, mail.link).said() == "200");
    CHECK(school.sam.get("/api/me").at("/email") == "anna@example.org");
    CHECK(school.sam.get("/api/offers").said() == "200");
    CHECK(school.sam.del("/api/session?who=staff").said() == "204");
    CHECK(school.sam.get("/api/offers").status == 403);
    CHECK(school.sam.get("/api/me").said() == "200");
  });
}

TEST_CASE("the first five questions open a school once, for whoever holds the printed link") {
  on_both_engines_school([](TestSchool& school) {
    school.run_sql("DELETE FROM school");
    const auto token = school.core.db().write([](db::Transaction& tx) {
      return make_staff_link(tx, LinkPurpose::Setup, std::nullopt);
    });
    const auto answers = [](const std::string& link, const std::string& password) {
      return json("{'token': '$1', 'name': 'Lyceum', 'language': 'fr', 'zone': 'Europe/Paris', "
                  "'currency': 'EUR', 'owner': {'name': 'Ada', 'email': 'ada@example.org', "
                  "'password': '$2'}}",
                  {link, password});
    };
    auto ada = school.stranger();
    school.changed_rows();
    CHECK(ada.post("/api/setup", answers("guessed", "a sentence long enough")).said() ==
          "401 session.dead_link");
    CHECK(ada.post("/api/setup", answers(token, "short")).status == 422);
    CHECK(school.changed_rows() == "");
    const auto opened = ada.post("/api/setup", answers(token, "a sentence long enough"));
    CHECK(opened.at("/staff/role") == "owner");
    CHECK(opened.at("/school/name") == "Lyceum");
    CHECK(ada.get("/api/team").said() == "200");
    CHECK(ada.post("/api/setup", answers(token, "a sentence long enough")).said() ==
          "403 session.dead_link");
  });
}

}  // namespace staff
