// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/authz_policy_test.h"
#include "http/route.h"
#include "testing/school.h"

// Every route × everybody, with ids of things that exist. A cell is right when whoever may not is
// refused and nothing changed, and whoever may is let through to the handler.

namespace app {
namespace {

using testing::Answer;
using testing::json;
using testing::TestSchool;
using testing::Visitor;

bool is_refusal(const Answer& answer) { return answer.status == 401 || answer.status == 403; }

/// One of each kind of object; what belongs to somebody belongs to Anna.
class World {
 public:
  explicit World(TestSchool& school) : school_(school) {
    const auto course = school.a_course("Yoga");
    const auto given = school.olga.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {course.id, course.full_access}));
    ids_ = {{"contacts", school.anna.id()},
            {"products", course.id},
            {"modules", course.module},
            {"lessons", course.lessons[0]},
            {"offers", course.full_access},
            {"orders", given.at("/order/id")},
            {"grants", given.at("/grant")},
            {"journal", given.at("/undo")},
            {"team", school.sam.id()},
            {"links", "a-token-nobody-made"}};
    add("sections", "/api/lessons/" + course.lessons[0] + "/sections", "{'title': 'A part'}");
    add("notes", "/api/contacts/" + school.anna.id() + "/notes", "{'body': 'Likes mornings'}");
    add("tags", "/api/tags", "{'name': 'spring'}");
    add("imports", "/api/imports", "{'pasted': 'marie@example.org'}");
    add("fields", "/api/fields", "{'title': 'City', 'kind': 'text'}");
    add("tokens", "/api/tokens", "{'name': 'script', 'rights': ['view_contacts']}");
    add("mail-templates", "/api/mail-templates",
        "{'title': 'Welcome', 'kind': 'access', "
        "'texts': {'en': {'subject': 'Hello', 'body': 'Come in'}}}");
    add_upload();
    add_mail();
  }

  Visitor& visitor(std::string_view column) {
    if (column == "student") return school_.anna;
    if (column == "curator") return school_.clara;
    if (column == "support") return school_.sam;
    if (column == "office") return school_.oscar;
    if (column == "owner") return school_.olga;
    return school_.nobody;
  }

  /// With the ids filled in; a session is that of the visitor.
  std::string target(const http::RouteFacts& route, Visitor& who) {
    std::string text;
    std::string before;
    for (const auto part : std::views::split(std::string_view(route.path).substr(1), '/')) {
      const std::string name(std::string_view(part.begin(), part.end()));
      text += "/" + (name.starts_with("{") ? id_for(name, before, who) : name);
      before = name;
    }
    return text;
  }

  Answer ask(const http::RouteFacts& route, Visitor& who, Visitor& owner_of_ids) {
    const bool reads = route.method == http::Method::Get;
    http::Fields headers;
    if (route.versioned) headers.emplace_back("if-match", "\"999\"");
    const std::string method(http::method_text(route.method));
    return who.send(method, target(route, owner_of_ids), reads ? "" : "{}", std::move(headers));
  }

 private:
  void add(const std::string& kind, const std::string& target, const std::string& body) {
    const auto made = school_.olga.post(target, json(body));
    if (made.status != 201) throw std::runtime_error(kind + ": " + made.said());
    ids_[kind] = made.at("/id");
  }

  void add_upload() {
    add("uploads", "/api/uploads",
        "{'name': 'a.pdf', 'type': 'application/pdf', 'size': 10, 'purpose': 'file'}");
    ids_["files"] = ids_["media"] = ids_["uploads"];
  }

  void add_mail() {
    school_.run_jobs();
    ids_["mails"] = base::Id<mail::Mail>::from_number(
                        school_.count("SELECT MIN(id) FROM mails"))
                        .text();
    ids_["jobs"] =
        base::Id<jobs::Job>::from_number(school_.count("SELECT MIN(id) FROM jobs")).text();
  }

  std::string id_for(const std::string& name, const std::string& before, Visitor& who) {
    if (before == "devices") return device_of(who);
    const auto found = ids_.find(before);
    if (found == ids_.end()) throw std::runtime_error("no object for /" + before + "/" + name);
    return found->second;
  }

  std::string device_of(Visitor& who) {
    const auto devices = who.get("/api/session/devices");
    return devices.size("/items") > 0 ? devices.at("/items/0/id") : "ses_0000000000000";
  }

  TestSchool& school_;
  std::map<std::string, std::string> ids_;
};

std::string name_of(const http::RouteFacts& route) {
  return std::string(http::method_text(route.method)) + " " + route.path;
}

/// Reads before writes, and what deletes last, so that things are there for as long as possible.
std::vector<http::RouteFacts> routes_of(TestSchool& school) {
  std::vector<http::RouteFacts> routes;
  for (const http::Route& route : school.core.application().table()) {
    routes.push_back(route.facts());
  }
  std::ranges::stable_sort(routes, {}, &http::RouteFacts::method);
  return routes;
}

/// The same for every column.
struct Cells {
  std::vector<std::string> wrong;
  int walked = 0;
};

/// `asks_as` gives who really asks in a denied cell.
template <class AsksAs>
Cells walk_denied(TestSchool& school, World& world, const Policy& policy, AsksAs asks_as) {
  Cells cells;
  for (const auto& route : routes_of(school)) {
    const auto& line = policy.at(name_of(route));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (line[i] != May::No) continue;
      ++cells.walked;
      Visitor who = asks_as(line, i);
      const auto answer = world.ask(route, who, who);
      const std::string changes = school.changed_rows();
      if (is_refusal(answer) && changes.empty()) continue;
      cells.wrong.push_back(name_of(route) + " " + std::string(columns[i]) + ": " +
                            answer.said() + " " + changes);
    }
  }
  return cells;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n" + line;
  return text;
}

}  // namespace

TEST_CASE("every route has a line in the policy, and every line a route") {
  TestSchool school(db::Engine::Sqlite);
  const Policy policy = read_policy();
  std::vector<std::string> missing;
  std::vector<std::string> left_over;
  std::vector<std::string> names;
  for (const auto& route : routes_of(school)) {
    names.push_back(name_of(route));
    if (!policy.contains(names.back())) missing.push_back(names.back());
  }
  for (const auto& [name, line] : policy) {
    if (std::ranges::find(names, name) == names.end()) left_over.push_back(name);
  }
  CHECK(text_of(missing) == "");
  CHECK(text_of(left_over) == "");
}

TEST_CASE("whoever may not use a route is refused, and not one row changes") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const Policy policy = read_policy();
    school.changed_rows();
    const auto cells = walk_denied(
        school, world, policy,
        [&](const PolicyLine&, std::size_t i) { return world.visitor(columns[i]); });
    CHECK(text_of(cells.wrong) == "");
    CHECK(cells.walked > 200);
  });
}

TEST_CASE("control: were nobody refused, the walk would find 95 of 100 denied cells wrong") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  const Policy policy = read_policy();
  school.changed_rows();
  // In place of whoever may not, somebody asks who may: as if the check were not there.
  const auto cells = walk_denied(school, world, policy, [&](const PolicyLine& line, std::size_t) {
    const auto allowed = std::ranges::find_if(line.rbegin(), line.rend(),
                                              [](May may) { return may != May::No; });
    const auto column = static_cast<std::size_t>(line.rend() - allowed - 1);
    Visitor anew = school.signed_in_anew(world.visitor(columns[column]));
    school.changed_rows();
    return anew;
  });
  CHECK(static_cast<int>(cells.wrong.size()) * 100 >= cells.walked * 95);
}

TEST_CASE("whoever may use a route gets through to it") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const Policy policy = read_policy();
    std::vector<std::string> wrong;
    for (const auto& route : routes_of(school)) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (policy.at(name_of(route))[i] == May::No) continue;
        Visitor who = school.signed_in_anew(world.visitor(columns[i]));
        const auto answer = world.ask(route, who, who);
        if (!is_refusal(answer) && answer.status < 500) continue;
        wrong.push_back(name_of(route) + " " + std::string(columns[i]) + ": " + answer.said());
      }
    }
    CHECK(text_of(wrong) == "");
  });
}

TEST_CASE("what belongs to somebody else is not there, and stays as it is") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const Policy policy = read_policy();
    school.changed_rows();
    std::vector<std::string> wrong;
    for (const auto& route : routes_of(school)) {
      const bool of_somebody = policy.at(name_of(route))[1] == May::Own;
      if (!of_somebody || route.path.find('{') == std::string::npos) continue;
      const auto answer = world.ask(route, school.boris, school.anna);
      const std::string changes = school.changed_rows();
      if (answer.status == 404 && changes.empty()) continue;
      wrong.push_back(name_of(route) + ": " + answer.said() + " " + changes);
    }
    CHECK(text_of(wrong) == "");
  });
}

}  // namespace app
