// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/authz_world_test.h"
#include "base/fault.h"
#include "testing/log_lines.h"

// Every denied cell is found in the log, with who it was and why.

namespace app {
namespace {

/// How the part of a line begins that says who: `"who":"stf_1k7…`. On the students' side a member
/// of the team is nobody.
std::string beginning_of_who(const Asker& asker, const Answer& answer) {
  if (answer.status == 401) return "\"who\":\"nobody\"";
  if (!asker.visitor.id().empty()) return "\"who\":\"" + asker.visitor.id() + "\"";
  return "\"who\":\"tok_";
}

bool tells_of(const std::string& line, const http::RouteFacts& route, const Asker& asker,
              const Answer& answer) {
  const std::string parts[] = {
      beginning_of_who(asker, answer),
      "\"method\":\"" + std::string(http::method_text(route.method)) + "\"",
      "\"route\":\"" + route.path + "\"",
      "\"status\":\"" + std::to_string(answer.status) + "\"",
      "\"code\":\"" + answer.at("/code") + "\"",
      "\"left_out\":\"0\""};
  return std::ranges::all_of(
      parts, [&](const std::string& part) { return line.find(part) != std::string::npos; });
}

/// Slowly enough for each to have its own line.
Cells walk_untold(TestSchool& school, testing::LogLines& log) {
  Cells cells;
  World world(school);
  const Policy policy = read_policy();
  auto askers = world.askers();
  log.next();
  for (const char* name : {"nobody", "student", "curator", "narrow"}) {
    Asker& asker = askers[column_of(name)];
    for (const auto& route : routes_of(school)) {
      if (asker.may_use(policy.lines.at(name_of(route)))) continue;
      ++cells.walked;
      school.clock.advance(std::chrono::seconds(30));
      const auto answer = world.ask(route, asker.visitor, asker.visitor);
      const auto lines = log.next();
      // Before it, of somebody's devices, lies that they were asked for their list.
      if (!lines.empty() && tells_of(lines.back(), route, asker, answer)) continue;
      cells.wrong.push_back(name_of(route) + " " + asker.name + ": " + answer.said());
    }
  }
  return cells;
}

}  // namespace

TEST_CASE("whoever was denied something is found in the log, with what, when and why") {
  for (const db::Engine engine : testing::engines()) {
    testing::LogLines log;
    TestSchool school(engine);
    const Cells cells = walk_untold(school, log);
    CHECK(text_of(cells.wrong) == "");
    CHECK(cells.walked > 350);
  }
}

TEST_CASE("control: without that log no denied cell is told of") {
  testing::LogLines log;
  TestSchool school(db::Engine::Sqlite);
  base::set_controls("denial_log");
  const Cells cells = walk_untold(school, log);
  base::set_controls("");
  CHECK(static_cast<int>(cells.wrong.size()) == cells.walked);
}

}  // namespace app
