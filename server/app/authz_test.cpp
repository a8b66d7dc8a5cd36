// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/authz_world_test.h"
#include "base/fault.h"
#include "base/text.h"

// Every route × everybody, with ids of things that exist. A cell is right when whoever may not is
// refused and nothing changed, and whoever may is let through to the handler.

namespace app {
namespace {

/// `/api/orders/ord_1k7m3/lines` → `/api/orders/ord_0000000000001/lines`: of the same kind, of
/// nothing.
std::string without_ids(const std::string& target) {
  std::string result;
  for (const std::string_view part : base::split(std::string_view(target).substr(1), '/')) {
    const auto end = part.find('_');
    result += "/";
    result += part.substr(0, end);
    if (end != std::string_view::npos) result += "_0000000000001";
  }
  return result;
}

/// For who asks, not for how things stand (a lesson that is locked, say).
bool is_refused_for_rights(const Answer& answer) {
  const std::string code = answer.at("/code");
  return answer.status == 401 || code == "forbidden" || code == "token.by_people_only" ||
         code.starts_with("session.confirm_");
}

}  // namespace

TEST_CASE("every route has a line in the policy, and every line a route and all its columns") {
  TestSchool school(db::Engine::Sqlite);
  const Policy policy = read_policy();
  std::vector<std::string> missing;
  std::vector<std::string> left_over;
  std::vector<std::string> names;
  for (const auto& route : routes_of(school)) {
    names.push_back(name_of(route));
    if (!policy.lines.contains(names.back())) missing.push_back(names.back());
  }
  for (const auto& [name, line] : policy.lines) {
    if (std::ranges::find(names, name) == names.end()) left_over.push_back(name);
  }
  CHECK(text_of(missing) == "");
  CHECK(text_of(left_over) == "");
  CHECK(text_of(policy.short_lines) == "");
}

TEST_CASE("what asks for a fresh proof in the code does so in the policy, and no token has it") {
  TestSchool school(db::Engine::Sqlite);
  const Policy policy = read_policy();
  std::vector<std::string> wrong;
  for (const auto& route : routes_of(school)) {
    const auto& line = policy.lines.at(name_of(route));
    const bool asks = route.proof == http::Proof::Fresh;
    if (asks != (line[column_of("owner")] == May::Fresh)) wrong.push_back(name_of(route));
    const bool people_only = route.proof != http::Proof::None;
    if (people_only && line[column_of("token")] != May::No) wrong.push_back(name_of(route));
  }
  CHECK(text_of(wrong) == "");
}

TEST_CASE("whoever may not use a route is refused, and not one row changes") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    auto askers = world.askers();
    for (Asker& asker : world.have_beens()) askers.push_back(std::move(asker));
    askers.push_back(world.stale());
    askers.push_back(world.outlived());
    const auto cells = walk_denied(school, world, read_policy(), std::move(askers));
    CHECK(text_of(cells.wrong) == "");
    CHECK(cells.walked > 700);
  });
}

TEST_CASE("control: with the check switched off 95 of 100 denied cells are found wrong") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  auto askers = world.askers();
  base::set_controls("permission,people_only,fresh_proof");
  const auto cells = walk_denied(school, world, read_policy(), std::move(askers));
  base::set_controls("");
  CHECK(static_cast<int>(cells.wrong.size()) * 100 >= cells.walked * 95);
}

TEST_CASE("control: each single check that is taken away lets somebody through") {
  struct Row {
    const char* check;
    Asker (World::*asker)();
  };
  const Row rows[] = {{"session_end", &World::expired},
                      {"disabled_member", &World::disabled},
                      {"revoked_token", &World::revoked},
                      {"fresh_proof", &World::stale},
                      {"token_rights", &World::outlived}};
  const Policy policy = read_policy();
  for (const Row& row : rows) {
    INFO(row.check);
    TestSchool school(db::Engine::Sqlite);
    World world(school);
    Asker asker = (world.*row.asker)();
    CHECK(text_of(walk_denied(school, world, policy, {asker}).wrong) == "");
    base::set_controls(row.check);
    CHECK(walk_denied(school, world, policy, {asker}).wrong.size() > 0);
    base::set_controls("");
  }
}

TEST_CASE("control: without the rule that some routes are for people, a token gets through") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  const Asker token = world.askers()[column_of("token")];
  base::set_controls("people_only,fresh_proof");
  CHECK(walk_denied(school, world, read_policy(), {token}).wrong.size() > 0);
  base::set_controls("");
}

TEST_CASE("whoever may use a route gets through to it") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const Policy policy = read_policy();
    std::vector<std::string> wrong;
    auto askers = world.askers();
    for (const auto& route : routes_of(school)) {
      for (Asker& asker : askers) {
        if (!asker.may_use(policy.lines.at(name_of(route)))) continue;
        Visitor who =
            asker.visitor.id().empty() ? asker.visitor : school.signed_in_anew(asker.visitor);
        const auto answer = world.ask(route, who, who);
        const bool refused = answer.status >= 400 && is_refused_for_rights(answer);
        if (!refused && answer.status < 500) continue;
        wrong.push_back(name_of(route) + " " + asker.name + ": " + answer.said());
      }
    }
    CHECK(text_of(wrong) == "");
  });
}

TEST_CASE("what belongs to somebody else answers like what never was, and stays as it is") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const Policy policy = read_policy();
    school.changed_rows();
    std::vector<std::string> wrong;
    for (const auto& route : routes_of(school)) {
      const bool of_somebody = policy.lines.at(name_of(route))[column_of("student")] == May::Own;
      if (!of_somebody || route.path.find('{') == std::string::npos) continue;
      const auto hidden = world.ask(route, school.boris, school.anna);
      const std::string target = without_ids(world.target(route, school.anna));
      const bool reads = route.method == http::Method::Get;
      const auto absent = school.boris.send(std::string(http::method_text(route.method)), target,
                                            reads ? "" : "{}");
      const std::string changes = school.changed_rows();
      // What needs a body is told first that there is none.
      const bool says_nothing = hidden.status == 404 || hidden.status == 422;
      if (says_nothing && hidden.body == absent.body && changes.empty()) continue;
      wrong.push_back(name_of(route) + ": " + hidden.said() + " / " + absent.said() + " " +
                      changes);
    }
    CHECK(text_of(wrong) == "");
  });
}

}  // namespace app
