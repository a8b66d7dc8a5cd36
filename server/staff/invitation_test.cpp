// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "base/fault.h"
#include "staff/member.h"
#include "testing/school.h"

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

/// Somebody who owns the school beside Olga has invited Ines.
struct Invited {
  explicit Invited(TestSchool& given, const std::string& role = "support",
                   const std::string& name = "Otto")
      : school(given), inviter(school.member(name, Role::Owner)) {
    const auto ines = inviter.post(
        "/api/team",
        json("{'name': 'Ines', 'email': 'of.$2@example.org', 'role': '$1'}", {role, name}));
    const auto link = inviter.post("/api/team/" + ines.at("/id") + "/invitation").at("/link");
    token = link.substr(link.find("token=") + 6);
  }

  void change_inviter(const std::string& patch) {
    const auto number = base::Id<Member>::parse(inviter.id())->number();
    const auto version =
        school.count("SELECT version FROM staff WHERE id = " + std::to_string(number));
    const auto changed =
        school.olga.patch("/api/team/" + inviter.id(), std::to_string(version), json(patch));
    CHECK(changed.said() == "200");
  }
  Answer look() { return school.stranger().get("/api/session/links/" + token); }
  Answer accept() {
    return school.stranger().post(
        "/api/session", json("{'link': '$1', 'password': 'a sentence long enough'}", {token}));
  }

  TestSchool& school;
  Visitor inviter;
  std::string token;
};

}  // namespace

TEST_CASE("an invitation dies with the right of whoever sent it, and says why") {
  on_both_engines_school([](TestSchool& school) {
    struct Row {
      const char* inviter;
      const char* loss;
    };
    for (const Row& row : {Row{"Otto", "{'role': 'office'}"}, Row{"Odin", "{'disabled': true}"}}) {
      CAPTURE(row.loss);
      Invited invited(school, "support", row.inviter);
      CHECK(invited.look().at("/usable") == "true");
      invited.change_inviter(row.loss);
      school.changed_rows();
      CHECK(invited.look().at("/usable") == "false");
      CHECK(invited.look().at("/dead") == "inviter");
      CHECK(invited.accept().said() == "401 session.dead_invitation");
      CHECK(school.changed_rows() == "");
    }
  });
}

TEST_CASE("nobody brings in somebody who may do more than they themselves by now") {
  on_both_engines_school([](TestSchool& school) {
    Invited invited(school, "owner");
    invited.change_inviter("{'role': 'office', 'rights': ['manage_team']}");
    CHECK(invited.look().at("/dead") == "inviter");
    CHECK(invited.accept().said() == "401 session.dead_invitation");
  });
}

TEST_CASE("an inviter who may do less, but still this, keeps their word") {
  on_both_engines_school([](TestSchool& school) {
    Invited invited(school, "support");
    invited.change_inviter("{'role': 'support', 'rights': ['manage_team']}");
    CHECK(invited.look().at("/dead") == "null");
    CHECK(invited.accept().at("/staff/role") == "support");
  });
}

TEST_CASE("when the inviter gets the right back in time, the same link brings in whom they meant") {
  on_both_engines_school([](TestSchool& school) {
    Invited invited(school);
    invited.change_inviter("{'disabled': true}");
    CHECK(invited.accept().said() == "401 session.dead_invitation");
    invited.change_inviter("{'disabled': false}");
    CHECK(invited.accept().at("/staff/role") == "support");
    CHECK(invited.look().at("/dead") == "used");
    CHECK(invited.accept().said() == "401 session.dead_link");
  });
}

TEST_CASE("a mailed invitation hangs on its sender too, one without a sender on nobody") {
  on_both_engines_school([](TestSchool& school) {
    Invited invited(school);
    school.run_jobs();
    Answer secrets;
    secrets.body = school.text("SELECT secrets FROM mails WHERE kind = 'invitation'");
    invited.token = secrets.at("/0");
    CHECK(invited.look().at("/dead") == "null");
    invited.change_inviter("{'role': 'curator'}");
    CHECK(invited.look().at("/dead") == "inviter");
    school.run_sql("UPDATE staff_links SET made_by = NULL");
    CHECK(invited.accept().at("/staff/role") == "support");
  });
}

TEST_CASE("an invitation lives seven days, whoever sent it") {
  on_both_engines_school([](TestSchool& school) {
    Invited invited(school);
    school.clock.advance(std::chrono::days(7) - std::chrono::seconds(1));
    CHECK(invited.look().at("/usable") == "true");
    school.clock.advance(std::chrono::seconds(1));
    CHECK(invited.look().at("/dead") == "expired");
    CHECK(invited.accept().said() == "401 session.dead_link");
  });
}

TEST_CASE("control: without asking for the inviter's rights their invitation outlives them") {
  TestSchool school(db::Engine::Sqlite);
  Invited invited(school, "owner");
  invited.change_inviter("{'disabled': true}");
  base::set_controls("inviter");
  CHECK(invited.accept().at("/staff/role") == "owner");
  base::set_controls("");
}

}  // namespace staff
