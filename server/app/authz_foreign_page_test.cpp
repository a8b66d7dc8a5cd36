// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/authz_world_test.h"
#include "base/fault.h"

// What a page of another site makes a browser send. The cookies are there and so are the rights:
// only where the request comes from can refuse it.

namespace app {
namespace {

struct ForeignPage {
  const char* name;
  http::Fields headers;
  /// The browser says where the page is from; else the session is all there is to judge by.
  bool told = true;
};

std::vector<ForeignPage> foreign_pages() {
  const auto old_browser = [](http::Fields more) {
    more.emplace_back("sec-fetch-site", "");
    return more;
  };
  return {
      {"another site", {{"sec-fetch-site", "cross-site"}}},
      {"a neighbour below our domain", {{"sec-fetch-site", "same-site"}}},
      {"no page at all", {{"sec-fetch-site", "none"}}},
      {"an old browser", old_browser({}), false},
      {"an old browser, another origin",
       old_browser({{"host", "school.example"}, {"origin", "http://else.example"}}), false},
      {"an old browser, a sandbox",
       old_browser({{"host", "school.example"}, {"origin", "null"}}), false},
      {"an old browser, a token made up", old_browser({{"x-csrf-token", "AAAA"}}), false},
  };
}

Cells walk_foreign(TestSchool& school, World& world, Asker& asker, const ForeignPage& page) {
  Cells cells;
  school.changed_rows();
  for (const auto& route : routes_of(school)) {
    if (route.method == http::Method::Get) continue;
    ++cells.walked;
    const auto answer = world.ask(route, asker.visitor, asker.visitor, page.headers);
    if (answer.status == 403 && answer.at("/code") == "csrf") continue;
    cells.wrong.push_back(name_of(route) + " " + asker.name + ", " + page.name + ": " +
                          answer.said());
  }
  const std::string changes = school.changed_rows();
  if (!changes.empty()) cells.wrong.push_back(asker.name + " changed " + changes);
  return cells;
}

}  // namespace

TEST_CASE("no page of another site makes a browser do anything here, whoever is signed in") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    auto askers = world.askers();
    int walked = 0;
    for (const char* name : {"nobody", "student", "curator", "owner"}) {
      Asker& asker = askers[column_of(name)];
      for (const ForeignPage& page : foreign_pages()) {
        if (asker.visitor.id().empty() && !page.told) continue;
        const Cells cells = walk_foreign(school, world, asker, page);
        CHECK(text_of(cells.wrong) == "");
        walked += cells.walked;
      }
    }
    CHECK(walked > 1000);
  });
}

TEST_CASE("control: without the check every page of another site gets through") {
  for (const ForeignPage& page : foreign_pages()) {
    INFO(page.name);
    TestSchool school(db::Engine::Sqlite);
    World world(school);
    Asker owner = world.askers()[column_of("owner")];
    base::set_controls("csrf");
    const Cells cells = walk_foreign(school, world, owner, page);
    base::set_controls("");
    CHECK(static_cast<int>(cells.wrong.size()) >= cells.walked);
    CHECK(cells.wrong.back().find(" changed ") != std::string::npos);
  }
}

}  // namespace app
