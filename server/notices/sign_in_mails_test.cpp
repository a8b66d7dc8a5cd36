// SPDX-License-Identifier: Apache-2.0
#include "notices/sign_in_mails.h"

#include <doctest/doctest.h>

#include "testing/school.h"

namespace notices {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

std::int64_t mails_of_kind(TestSchool& school, const std::string& kind) {
  return school.count("SELECT COUNT(*) FROM mails WHERE kind = '" + kind + "'");
}

TEST_CASE("who asks for a code gets one mail with a live code, even while mails are held") {
  on_both_engines_school([](TestSchool& school) {
    school.run_sql("UPDATE school SET mails = 'hold'");
    auto visitor = school.stranger();
    CHECK(visitor.post("/api/session/codes", json("{'email': 'anna@example.org'}")).status == 202);
    school.run_jobs();
    CHECK(mails_of_kind(school, "login") == 1);
    CHECK(school.text("SELECT state FROM mails") == "planned");
    const auto secrets = school.text("SELECT secrets FROM mails");
    const auto code = secrets.substr(2, 9);
    CHECK(visitor.post("/api/session",
                       json("{'email': 'anna@example.org', 'code': '$1'}", {code})).status == 200);
  });
}

TEST_CASE("an address nobody has gets the same answer and no mail") {
  on_both_engines_school([](TestSchool& school) {
    auto visitor = school.stranger();
    CHECK(visitor.post("/api/session/codes", json("{'email': 'no@example.org'}")).status == 202);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
  });
}

TEST_CASE("a job that runs twice writes one mail and keeps its code alive") {
  on_both_engines_school([](TestSchool& school) {
    const staff::LoginMailWanted wanted{*Email::parse("anna@example.org"), "00ff"};
    for (int i = 0; i < 2; ++i) {
      school.core.db().write([&](db::Transaction& tx) {
        write_login_mail(tx, school.core.office(), wanted, "job_1");
      });
    }
    CHECK(mails_of_kind(school, "login") == 1);
    CHECK(school.count("SELECT COUNT(*) FROM login_codes") == 1);
  });
}

TEST_CASE("somebody invited to the team gets one mail, until they have a password") {
  on_both_engines_school([](TestSchool& school) {
    const auto invited = school.olga.post(
        "/api/team", json("{'name': 'Ivan', 'email': 'ivan@example.org', 'role': 'office'}"));
    CHECK(invited.status == 201);
    school.run_jobs();
    CHECK(mails_of_kind(school, "invitation") == 1);
    CHECK(school.text("SELECT recipient FROM mails") == "ivan@example.org");
  });
}

TEST_CASE("who forgot a password of the team gets a link, and a student does not") {
  on_both_engines_school([](TestSchool& school) {
    const auto email = school.text("SELECT email FROM staff WHERE name = 'Oscar'");
    auto visitor = school.stranger();
    visitor.post("/api/session/password-links", json("{'email': '$1'}", {email}));
    visitor.post("/api/session/password-links", json("{'email': 'anna@example.org'}"));
    school.run_jobs();
    CHECK(mails_of_kind(school, "password") == 1);
  });
}

}  // namespace
}  // namespace notices
