// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/authz_world_test.h"
#include "base/fault.h"

// Marks are put into what not everybody may see. Whatever anybody asks for, allowed or not, no
// answer may carry a mark that is not for them.

namespace app {
namespace {

using testing::json;

struct Canary {
  std::string mark;
  /// Columns that may see it.
  std::vector<std::string_view> seen_by;
};

void must(const Answer& answer) {
  if (answer.status >= 300) FAIL(answer.said());
}

/// Olga's own address, a note, a payment, a lesson that is locked, a draft, a colleague's token.
std::vector<Canary> seed(TestSchool& school, World& world) {
  const auto& ids = world.ids();
  Visitor& olga = school.olga;
  school.run_sql("UPDATE contacts SET last_name = 'Canarylast', phone = '+33612345678', "
                 "email = 'canary-anna@example.org' WHERE first_name = 'Anna'");
  school.run_sql("UPDATE contacts SET last_name = 'Canaryboris' WHERE first_name = 'Boris'");
  must(olga.post("/api/contacts/" + ids.at("contacts") + "/notes",
                 json("{'body': 'canary-note'}")));
  must(olga.post("/api/orders/" + ids.at("orders") + "/payments",
                 json("{'amount': {'amount': 7654321, 'currency': 'EUR'}, "
                      "'reference': 'canary-reference'}")));
  must(olga.post("/api/products/" + ids.at("products") + "/modules",
                 json("{'title': 'canary-draft'}")));
  must(olga.post("/api/tokens", json("{'name': 'canary-token', 'rights': []}")));
  school.run_sql("UPDATE staff SET email = 'canary-olga@example.org' WHERE name = 'Olga'");
  return {{"Canarylast", {"student", "curator", "support", "office", "owner", "token", "narrow"}},
          {"Canaryboris", {"curator", "support", "office", "owner", "token", "narrow"}},
          {"canary-anna@", {"student", "support", "office", "owner", "token", "narrow"}},
          {"33612345678", {"student", "support", "office", "owner", "token", "narrow"}},
          {"canary-note", {"support", "office", "owner", "token", "narrow"}},
          {"7654321", {"office", "owner", "token"}},
          {"76543.21", {"office", "owner", "token"}},
          {"canary-reference", {"office", "owner", "token"}},
          {"canary-token", {"owner", "token"}},
          {"canary-olga@", {"owner", "token"}},
          {"password_hash", {}},
          {"token_hash", {}},
          {"argon2", {}}};
}

/// Every answer of every route, allowed or not.
std::vector<std::string> leaks(TestSchool& school, World& world,
                               const std::vector<Canary>& canaries, std::vector<Asker> askers) {
  std::vector<std::string> found;
  for (Asker& asker : askers) {
    for (const auto& route : routes_of(school)) {
      if (route.method != http::Method::Get) continue;
      const auto answer = world.ask(route, asker.visitor, asker.visitor);
      for (const Canary& canary : canaries) {
        const bool may_see = std::ranges::find(canary.seen_by, columns[asker.column]) !=
                             canary.seen_by.end();
        if (may_see || answer.body.find(canary.mark) == std::string::npos) continue;
        found.push_back(asker.name + ": " + name_of(route) + " shows " + canary.mark);
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("no answer carries what its reader must not see") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    auto askers = world.askers();
    for (Asker& asker : world.have_beens()) askers.push_back(std::move(asker));
    const auto canaries = seed(school, world);
    CHECK(text_of(leaks(school, world, canaries, std::move(askers))) == "");
  });
}

TEST_CASE("every mark can be seen by those whom it is for") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  auto askers = world.askers();
  auto canaries = seed(school, world);
  for (Canary& canary : canaries) {
    if (canary.seen_by.empty() || canary.mark == "76543.21") continue;
    canary.seen_by.clear();
    INFO(canary.mark);
    CHECK(leaks(school, world, {canary}, {askers[column_of("owner")]}).size() > 0);
  }
}

TEST_CASE("control: without the check of rights the marks are found") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  auto askers = world.askers();
  const auto canaries = seed(school, world);
  base::set_controls("permission");
  CHECK(leaks(school, world, canaries, {askers[column_of("student")]}).size() > 3);
  base::set_controls("");
}

}  // namespace app
