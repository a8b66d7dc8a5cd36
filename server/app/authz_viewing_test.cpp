// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/authz_world_test.h"
#include "base/fault.h"

// Support sees the pages of Anna: every route, in a browser that looks and in one that is signed in
// as her. Below /api/me it is hers to read; everywhere else it is still support's.

namespace app {
namespace {

bool is_hers(const http::RouteFacts& route) {
  return route.path == "/api/me" || route.path.starts_with("/api/me/");
}

struct Walk {
  TestSchool& school;
  World& world;
  const char* mode;
  Visitor sam;
  std::vector<std::string> wrong = {};
  int walked = 0;

  Walk(TestSchool& of, World& in, const char* how)
      : school(of), world(in), mode(how), sam(of.signed_in_anew(of.sam)) {
    const auto begun = sam.post("/api/contacts/" + school.anna.id() + "/viewing",
                                testing::json("{'mode': '$1'}", {mode}));
    CHECK(begun.said() == "201");
  }

  void refused(const http::RouteFacts& route, std::string_view code) {
    ++walked;
    const auto answer = world.ask(route, sam, sam);
    const bool right = answer.status == 403 && (code.empty() || answer.at("/code") == code);
    if (!right) wrong.push_back(name_of(route) + " " + mode + ": " + answer.said());
  }

  void read(const http::RouteFacts& route) {
    ++walked;
    const auto answer = world.ask(route, sam, school.anna);
    if (answer.status != 200) wrong.push_back(name_of(route) + ": " + answer.said());
  }

  void all(const Policy& policy) {
    const bool looks = std::string_view(mode) == "view";
    for (const auto& route : routes_of(school)) {
      const auto& line = policy.lines.at(name_of(route));
      if (!is_hers(route)) {
        if (line[column_of("support")] == May::No) refused(route, "");
      } else if (route.method == http::Method::Get) {
        read(route);
      } else if (looks) {
        refused(route, "view.read_only");
      } else if (route.own_person) {
        refused(route, "view.own_person");
      }
    }
  }
};

}  // namespace

TEST_CASE("who sees a student's pages reads those, has the rights of before, and changes nothing") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const Policy policy = read_policy();
    for (const char* mode : {"view", "as"}) {
      Walk walk(school, world, mode);
      school.changed_rows();
      walk.all(policy);
      CHECK(text_of(walk.wrong) == "");
      CHECK(walk.walked > 40);
      CHECK(school.changed_rows() == "");
    }
  });
}

TEST_CASE("control: without the check of a look, or without that of the person, it is found") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  const Policy policy = read_policy();
  const struct {
    const char* mode;
    const char* check;
  } rows[] = {{"view", "read_only"}, {"as", "own_person"}, {"view", "viewing_visits"}};
  for (const auto& row : rows) {
    INFO(std::string(row.check));
    // A visit is noted at most every five minutes.
    school.clock.advance(std::chrono::minutes(10));
    Walk walk(school, world, row.mode);
    school.changed_rows();
    base::set_controls(row.check);
    walk.all(policy);
    base::set_controls("");
    CHECK((walk.wrong.size() > 0 || school.changed_rows() != ""));
  }
}

}  // namespace app
