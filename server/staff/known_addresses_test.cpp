// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "base/fault.h"
#include "testing/school.h"

// No door tells whether an address is known: not by what it answers, and not by what it does, for
// whoever does more takes longer. Here the work is counted; `bench/run doors` measures the time.

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

constexpr const char* unknown = "who@example.org";

struct Door {
  const char* name;
  std::function<Answer(TestSchool&, const std::string& email)> knock;
};

Answer post(TestSchool& school, const char* target, const std::string& body,
            const std::string& email) {
  return school.stranger().post(target, json(body, {email}));
}

/// In the browser that asked for a code, after whoever is known has got one.
Answer type_wrong_code(TestSchool& school, const std::string& email) {
  auto browser = school.stranger();
  browser.post("/api/session/codes", json("{'email': '$1'}", {email}));
  school.run_jobs();
  school.changed_rows();
  return browser.post("/api/session", json("{'email': '$1', 'code': '00000000'}", {email}));
}

const std::vector<Door>& doors() {
  static const std::vector<Door> all{
      {"asking for a code",
       [](TestSchool& school, const std::string& email) {
         return post(school, "/api/session/codes", "{'email': '$1'}", email);
       }},
      {"asking for a new password",
       [](TestSchool& school, const std::string& email) {
         return post(school, "/api/session/password-links", "{'email': '$1'}", email);
       }},
      {"a wrong password",
       [](TestSchool& school, const std::string& email) {
         return post(school, "/api/session",
                     "{'email': '$1', 'password': 'nobody has this password'}", email);
       }},
      {"a wrong code", type_wrong_code},
  };
  return all;
}

/// Everybody whom the school knows in another way; answers their addresses.
std::vector<std::string> known_people(TestSchool& school) {
  const std::string password = "a sentence long enough";
  school.member("Petra", Role::Office, password);
  school.member("Dora", Role::Owner, password);
  school.run_sql("UPDATE staff SET disabled_at = 1 WHERE name = 'Dora'");
  school.student("pia@example.org", "Pia");
  school.run_sql("UPDATE contacts SET password_hash = (SELECT password_hash FROM staff "
                 "WHERE name = 'Petra') WHERE email = 'pia@example.org'");
  school.student("bela@example.org", "Bela");
  school.run_sql("UPDATE contacts SET blocked_at = 1 WHERE email = 'bela@example.org'");
  return {"anna@example.org",     "pia@example.org",       "bela@example.org",
          "olga@school.example",  "petra@school.example",  "dora@school.example"};
}

/// How often a password is compared, told by which comparison it is that may not fail.
int comparisons(TestSchool& school, const Door& door, const std::string& email) {
  for (int most = 1; most < 10; ++most) {
    school.clock.advance(std::chrono::hours(2));
    base::set_fault("password.compared:throw:" + std::to_string(most));
    const bool failed = door.knock(school, email).status == 500;
    base::set_fault("");
    if (!failed) return most - 1;
  }
  return 10;
}

/// All that a stranger could go by.
std::string trace_of(TestSchool& school, const Door& door, const std::string& email) {
  school.clock.advance(std::chrono::hours(2));
  school.run_jobs();
  school.changed_rows();
  const auto answer = door.knock(school, email);
  const std::string changes = school.changed_rows();
  std::string trace = answer.said() + " " + answer.body;
  for (const auto& [name, value] : answer.headers) {
    trace += " " + name + ":" + std::to_string(value.size());
  }
  // A commit that has something to write waits for the disk, however much it is.
  trace += changes.empty() ? " writes nothing" : " writes";
  if (changes.find("jobs") != std::string::npos) trace += " " + changes;
  return trace + ", compares " + std::to_string(comparisons(school, door, email));
}

/// Doors that treat somebody known otherwise than somebody unknown.
std::vector<std::string> telling_doors(TestSchool& school) {
  std::vector<std::string> telling;
  const auto people = known_people(school);
  for (const Door& door : doors()) {
    const std::string of_nobody = trace_of(school, door, unknown);
    for (const std::string& email : people) {
      const std::string trace = trace_of(school, door, email);
      if (trace == of_nobody) continue;
      telling.push_back(std::string(door.name) + ", " + email + ": " + trace + " / " + of_nobody);
    }
  }
  return telling;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n" + line;
  return text;
}

}  // namespace

TEST_CASE("no door answers otherwise, or does more, for an address that is known") {
  on_both_engines_school([](TestSchool& school) { CHECK(text_of(telling_doors(school)) == ""); });
}

TEST_CASE("a password is compared twice, whoever it is that tries") {
  TestSchool school(db::Engine::Sqlite);
  CHECK(comparisons(school, doors()[2], unknown) == 2);
  CHECK(comparisons(school, doors()[2], "anna@example.org") == 2);
}

TEST_CASE("control: without the work for nobody both kinds of secrets tell who is known") {
  TestSchool school(db::Engine::Sqlite);
  base::set_controls("equal_work");
  const std::string telling = text_of(telling_doors(school));
  base::set_controls("");
  CHECK(telling.find("a wrong password, petra@school.example") != std::string::npos);
  CHECK(telling.find("a wrong password, pia@example.org") != std::string::npos);
  CHECK(telling.find("a wrong code, anna@example.org") != std::string::npos);
}

TEST_CASE("whoever watches the metrics sees how many codes were refused") {
  on_both_engines_school([](TestSchool& school) {
    const auto shown = [&] { return school.olga.get("/metrics").body; };
    CHECK(shown().find("\nstoa_login_codes_refused 0\n") != std::string::npos);
    type_wrong_code(school, "anna@example.org");
    type_wrong_code(school, unknown);
    CHECK(shown().find("\nstoa_login_codes_refused 2\n") != std::string::npos);
  });
}

}  // namespace staff
