// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "app/authz_world_test.h"
#include "base/fault.h"
#include "describe/describe.h"
#include "describe/enums.h"
#include "staff/member.h"

// Somebody who may appoint colleagues and make tokens, and lacks one right: no way leads to it, for
// themselves, a colleague, a newcomer or a script, nor over somebody who holds it.

namespace app {
namespace {

using testing::json;

std::vector<std::string> all_rights() {
  return staff::names_of(staff::rights_of(staff::Role::Owner));
}

std::vector<std::string> all_but(const std::string& right) {
  auto rights = all_rights();
  std::erase(rights, right);
  return rights;
}

struct People {
  explicit People(TestSchool& given)
      : school(given), climber(school.member("Cleo", staff::Role::Curator)) {
    school.member("Otto", staff::Role::Owner);
  }

  /// They hold everything else.
  void take_from_climber(const std::string& right) {
    school.run_sql("UPDATE staff SET role = 'curator', extra_rights = '" +
                   describe::to_json(all_but(right)) + "' WHERE name = 'Cleo'");
  }

  Answer change(const std::string& id, const std::string& patch) {
    const auto number = base::Id<staff::Member>::parse(id)->number();
    const auto version = school.count("SELECT version FROM staff WHERE id = " +
                                      std::to_string(number));
    return climber.patch("/api/team/" + id, std::to_string(version), json(patch));
  }

  TestSchool& school;
  Visitor climber;
};

struct Way {
  const char* route;
  std::function<Answer(People&, const std::string& right)> go;
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"POST /api/team",
       [](People& people, const std::string& right) {
         return people.climber.post(
             "/api/team",
             json("{'name': 'N', 'email': '$1@example.org', 'role': 'owner'}", {right}));
       }},
      {"PATCH /api/team/{id}",
       [](People& people, const std::string& right) {
         return people.change(people.climber.id(), "{'rights': ['" + right + "']}");
       }},
      {"PATCH /api/team/{id}",
       [](People& people, const std::string& right) {
         return people.change(people.school.clara.id(), "{'rights': ['" + right + "']}");
       }},
      {"PATCH /api/team/{id}",
       [](People& people, const std::string&) {
         return people.change(people.school.sam.id(), "{'role': 'owner'}");
       }},
      {"PATCH /api/team/{id}",
       [](People& people, const std::string&) {
         return people.change(people.school.olga.id(), "{'name': 'Nobody'}");
       }},
      {"POST /api/team/{id}/invitation",
       [](People& people, const std::string&) {
         return people.climber.post("/api/team/" + people.school.olga.id() + "/invitation");
       }},
      {"POST /api/team/{id}/reset",
       [](People& people, const std::string&) {
         return people.climber.post("/api/team/" + people.school.olga.id() + "/reset");
       }},
      {"POST /api/tokens",
       [](People& people, const std::string& right) {
         return people.climber.post("/api/tokens",
                                    json("{'name': 'script', 'rights': ['$1']}", {right}));
       }},
  };
  return all;
}

bool is_refused_as_beyond(const Answer& answer) {
  const std::string said = answer.said();
  return said == "403 member.beyond_you" || said == "422 invalid /rights/0 right.not_yours";
}

/// Each right that somebody on the team may lack × each way to it.
Cells climb(TestSchool& school) {
  Cells cells;
  People people(school);
  const auto routes = routes_of(school);
  for (const std::string& right : all_rights()) {
    if (staff::rights_of(staff::Role::Curator).test(*describe::enum_from<base::Permission>(right)))
      continue;
    people.take_from_climber(right);
    school.changed_rows();
    for (const Way& way : ways()) {
      const auto route = std::ranges::find(routes, way.route, name_of);
      REQUIRE(route != routes.end());
      // Whoever lacks the very right to go this way is refused as everybody.
      if (describe::enum_text(route->permission) == right) continue;
      ++cells.walked;
      const auto answer = way.go(people, right);
      const std::string changes = school.changed_rows();
      if (is_refused_as_beyond(answer) && changes.empty()) continue;
      cells.wrong.push_back(std::string(way.route) + " to " + right + ": " + answer.said() + " " +
                            changes);
    }
  }
  return cells;
}

}  // namespace

TEST_CASE("every route of the team and of tokens that gives something is a way that is tried") {
  TestSchool school(db::Engine::Sqlite);
  std::vector<std::string> untried;
  for (const auto& route : routes_of(school)) {
    const bool gives = route.method != http::Method::Get && route.method != http::Method::Del;
    const bool of_rights = route.permission == http::Permission::ManageTeam ||
                           route.permission == http::Permission::ManageTokens;
    if (!gives || !of_rights) continue;
    const bool tried = std::ranges::any_of(
        ways(), [&](const Way& way) { return way.route == name_of(route); });
    if (!tried) untried.push_back(name_of(route));
  }
  CHECK(text_of(untried) == "");
}

TEST_CASE("nobody gives a right that they lack, to anybody, by any way") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Cells cells = climb(school);
    CHECK(text_of(cells.wrong) == "");
    CHECK(cells.walked > 150);
  });
}

TEST_CASE("control: without that rule every way leads to every right") {
  TestSchool school(db::Engine::Sqlite);
  base::set_controls("beyond_you");
  const Cells cells = climb(school);
  base::set_controls("");
  CHECK(static_cast<int>(cells.wrong.size()) == cells.walked);
}

}  // namespace app
