// SPDX-License-Identifier: Apache-2.0
#include "staff/sign_in_limits.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "testing/school.h"

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

const std::string password = "a sentence long enough";

/// Somebody at an address of their own guesses a code.
Answer guess(TestSchool& school, const std::string& address, const std::string& email) {
  http::Request request;
  request.method = "POST";
  request.target = request.path = "/api/session";
  request.remote_address = address;
  request.id = "story";
  request.headers = {{"content-type", "application/json"}, {"sec-fetch-site", "same-origin"}};
  request.body = json("{'email': '$1', 'code': '00000000'}", {email});
  const auto response = school.core.application().answer(request);
  Answer answer{.status = response.status, .body = {}, .headers = response.headers};
  if (const auto* text = std::get_if<std::string>(&response.body)) answer.body = *text;
  return answer;
}

std::string address(int number) {
  return "203.0." + std::to_string(number / 250) + "." + std::to_string(number % 250 + 1);
}

std::string newest_secret(TestSchool& school, const std::string& pointer) {
  Answer secrets;
  secrets.body = school.text("SELECT secrets FROM mails WHERE id = (SELECT MAX(id) FROM mails)");
  return secrets.at(pointer);
}

}  // namespace

TEST_CASE("thirty students behind one address are all in within ten minutes") {
  on_both_engines_school([](TestSchool& school) {
    const auto began = school.clock.now();
    int inside = 0;
    for (int i = 0; i < 30; ++i) {
      const std::string email = "pupil" + std::to_string(i) + "@example.org";
      school.student(email, "Pupil");
      auto browser = school.stranger();
      CHECK(browser.post("/api/session/codes", json("{'email': '$1'}", {email})).status == 202);
      school.run_jobs();
      const auto type = [&](const std::string& code) {
        return browser.post("/api/session", json("{'email': '$1', 'code': '$2'}", {email, code}));
      };
      // Half the class mistypes twice.
      for (int wrong = 0; wrong < i % 2 * 2; ++wrong) CHECK(type("00000000").status == 401);
      if (type(newest_secret(school, "/0")).status == 200) ++inside;
      school.clock.advance(std::chrono::seconds(15));
    }
    CHECK(inside == 30);
    CHECK(school.clock.now() <= began + std::chrono::minutes(10));
  });
}

TEST_CASE("thirty students press the buttons of their mails in the same minute") {
  on_both_engines_school([](TestSchool& school) {
    std::vector<std::string> links;
    for (int i = 0; i < 30; ++i) {
      const std::string email = "pupil" + std::to_string(i) + "@example.org";
      school.student(email, "Pupil");
      school.stranger().post("/api/session/codes", json("{'email': '$1'}", {email}));
      school.run_jobs();
      links.push_back(newest_secret(school, "/1"));
    }
    for (const std::string& link : links) {
      CHECK(school.stranger().post("/api/session", json("{'link': '$1'}", {link})).said() ==
            "200");
    }
  });
}

TEST_CASE("one address guesses at one account ten times, and hears how long to wait") {
  TestSchool school(db::Engine::Sqlite);
  for (int i = 0; i < 10; ++i) {
    CHECK(guess(school, address(1), "anna@example.org").said() == "401 session.wrong_code");
  }
  const auto refused = guess(school, address(1), "anna@example.org");
  CHECK(refused.said() == "429 too_many");
  CHECK(refused.header("Retry-After") == "30");
  CHECK(guess(school, address(1), "boris@example.org").said() == "401 session.wrong_code");
  CHECK(guess(school, address(2), "anna@example.org").said() == "401 session.wrong_code");
  CHECK(guess(school, address(1), "who@example.org").body.size() ==
        guess(school, address(2), "boris@example.org").body.size());
}

TEST_CASE("an attack on one account from many addresses keeps its owner's browser in") {
  TestSchool school(db::Engine::Sqlite);
  school.member("Petra", Role::Office, password);
  auto known = school.stranger();
  const std::string sign_in =
      json("{'email': 'petra@school.example', 'password': '$1'}", {password});
  CHECK(known.post("/api/session", sign_in).said() == "200");
  int refused = 0;
  for (int i = 0; i < 70; ++i) {
    if (guess(school, address(i), "petra@school.example").status == 429) ++refused;
  }
  CHECK(refused == 11);
  CHECK(school.stranger().post("/api/session", sign_in).said() == "429 too_many");
  CHECK(known.post("/api/session", sign_in).said() == "200");
}

TEST_CASE("guesses at many accounts from many addresses run into the limit of all") {
  TestSchool school(db::Engine::Sqlite);
  int refused = 0;
  for (int i = 0; i < 1010; ++i) {
    const std::string email = "pupil" + std::to_string(i) + "@example.org";
    if (guess(school, address(i), email).status == 429) ++refused;
  }
  CHECK(refused == 10);
  CHECK(guess(school, address(5000), "anna@example.org").header("Retry-After") == "1");
}

TEST_CASE("five mails an hour reach one mailbox, whoever asks") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    const auto ask = [&] {
      return browser.post("/api/session/codes", json("{'email': 'anna@example.org'}")).said();
    };
    for (int i = 0; i < 5; ++i) CHECK(ask() == "202");
    CHECK(ask() == "429 too_many");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 5);
    school.clock.advance(std::chrono::minutes(12));
    CHECK(ask() == "202");
  });
}

TEST_CASE("after a hundred wrong codes in a row codes are worth nothing, and the link still is") {
  on_both_engines_school([](TestSchool& school) {
    auto browser = school.stranger();
    browser.post("/api/session/codes", json("{'email': 'anna@example.org'}"));
    school.run_jobs();
    const std::string code = newest_secret(school, "/0");
    const std::string link = newest_secret(school, "/1");
    school.run_sql(
        "INSERT INTO login_codes (id, contact_id, email, link_hash, tries, expires_at, created_at) "
        "SELECT id + 1, contact_id, email, code_hash, 100, 0, created_at FROM login_codes");
    CHECK(browser
              .post("/api/session",
                    json("{'email': 'anna@example.org', 'code': '$1'}", {code}))
              .said() == "401 session.wrong_code");
    CHECK(browser.post("/api/session", json("{'link': '$1'}", {link})).said() == "200");
  });
}

}  // namespace staff
