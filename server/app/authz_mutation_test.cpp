// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "app/authz_world_test.h"
#include "http/target.h"

// What is denied stays denied however it is spelled, and an id opens only what it is the id of.

namespace app {
namespace {

using testing::json;

struct Spelling {
  std::string method;
  std::string target;
  std::string body;
  http::Fields headers = {};
};

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

/// `/api/orders/x` with `/` after `api` written in another way.
std::string with_joint(const std::string& target, std::string_view joint) {
  return "/api" + std::string(joint) + target.substr(5);
}

std::vector<Spelling> spellings_of(const http::RouteFacts& route, const std::string& target) {
  const std::string method(http::method_text(route.method));
  const std::string body = route.method == http::Method::Get ? "" : "{}";
  std::vector<Spelling> all;
  for (const std::string& spelled :
       {target + "/", target + "//", target + ";x", target + "/.", target + "%2f", target + ".json",
        target + "?_method=GET", with_joint(target, "//"), with_joint(target, "/./"),
        with_joint(target, "/%2e/"), with_joint(target, "/x/../"), with_joint(target, ";x/"),
        upper(target), "/" + target}) {
    all.push_back({method, spelled, body});
  }
  for (const char* other : {"HEAD", "OPTIONS", "TRACE", "get", "PROPFIND"}) {
    all.push_back({other, target, ""});
  }
  for (const char* header : {"x-http-method-override", "x-http-method", "x-method-override"}) {
    all.push_back({"POST", target, "{}", {{header, method}}});
    all.push_back({"GET", target, "", {{header, method}}});
  }
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/xml"}) {
    all.push_back({method, target, body, {{"content-type", type}}});
  }
  return all;
}

/// Through the same reading of the target as on the network; nothing when it is refused there.
std::optional<Answer> send(Visitor& who, const Spelling& spelling) {
  const auto read = http::read_target(spelling.target);
  if (!read) return std::nullopt;
  std::string target = read->path;
  for (const auto& [name, value] : read->query) {
    target += (target.find('?') == std::string::npos ? "?" : "&") + name + "=" + value;
  }
  return who.send(spelling.method, target, spelling.body, spelling.headers);
}

bool lets_through(const Answer& answer) {
  const bool page = answer.header("Content-Type").starts_with("text/html");
  return answer.status < 400 && !page;
}

/// The route that such a request would be of, when that one is open to the asker.
bool is_open(const Policy& policy, const Asker& asker, const http::RouteFacts& route,
             const Spelling& spelling) {
  const std::string method = spelling.method == "HEAD" ? "GET" : spelling.method;
  const auto line = policy.lines.find(method + " " + route.path);
  return line != policy.lines.end() && asker.may_use(line->second);
}

}  // namespace

TEST_CASE("what is denied stays denied in every other spelling, and changes nothing") {
  TestSchool school(db::Engine::Sqlite);
  World world(school);
  const Policy policy = read_policy();
  auto all = world.askers();
  std::vector<std::string> wrong;
  int asked = 0;
  for (const char* name : {"nobody", "student", "curator", "narrow"}) {
    Asker& asker = all[column_of(name)];
    school.changed_rows();
    for (const auto& route : routes_of(school)) {
      if (asker.may_use(policy.lines.at(name_of(route))) || !route.path.starts_with("/api/")) {
        continue;
      }
      for (const auto& spelling : spellings_of(route, world.target(route, asker.visitor))) {
        if (is_open(policy, asker, route, spelling)) continue;
        const auto answer = send(asker.visitor, spelling);
        ++asked;
        if (!answer || !lets_through(*answer)) continue;
        wrong.push_back(asker.name + ": " + spelling.method + " " + spelling.target + ": " +
                        answer->said());
      }
    }
    const std::string changes = school.changed_rows();
    if (!changes.empty()) wrong.push_back(asker.name + " changed " + changes);
  }
  CHECK(text_of(wrong) == "");
  CHECK(asked > 5000);
}

TEST_CASE("fields that nobody asks for are refused, and nothing of the request is done") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    std::vector<std::string> wrong;
    school.changed_rows();
    for (const auto& route : routes_of(school)) {
      if (route.body_type != "application/json" || route.method == http::Method::Get) continue;
      Visitor& who = route.permission == http::Permission::Student ? school.anna : school.olga;
      http::Fields headers;
      if (route.versioned) headers.emplace_back("if-match", "\"1\"");
      const auto answer = who.send(std::string(http::method_text(route.method)),
                                   world.target(route, who), "{\"zzz\": 1}", std::move(headers));
      const bool named = answer.body.find("\"/zzz\"") != std::string::npos;
      if (answer.status == 422 && named) continue;
      wrong.push_back(name_of(route) + ": " + answer.said());
    }
    CHECK(text_of(wrong) == "");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a student writes their own profile and nothing else of their row") {
  testing::on_both_engines_school([](TestSchool& school) {
    std::vector<std::string> wrong;
    school.changed_rows();
    for (const char* field :
         {"id", "email", "mail_to", "role", "tags", "fields", "source", "version", "balance",
          "blocked_at", "email_proved_at", "password_hash", "search", "created_at"}) {
      const auto answer = school.anna.patch("/api/me", std::nullopt,
                                            json("{'first_name': 'X', '$1': '1'}", {field}));
      if (answer.status != 422) wrong.push_back(std::string(field) + ": " + answer.said());
    }
    CHECK(text_of(wrong) == "");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("an id of another kind, or of nothing, names nothing") {
  testing::on_both_engines_school([](TestSchool& school) {
    World world(school);
    const std::vector<std::string> foreign{school.anna.id(), school.sam.id(), "7",
                                           "ord_0000000000001", "con_0000000000001", "%00", "x"};
    std::vector<std::string> wrong;
    school.changed_rows();
    for (const auto& route : routes_of(school)) {
      const auto brace = route.path.find("{id}");
      const bool takes_no_body = route.body_type.empty() && !route.versioned;
      const bool is_public = route.permission == http::Permission::Public;
      if (brace == std::string::npos || !takes_no_body || is_public) continue;
      Visitor& who = route.permission == http::Permission::Student ? school.anna : school.olga;
      const std::string right = world.target(route, who);
      for (const std::string& id : foreign) {
        const auto end = right.find('/', brace);
        std::string target = right.substr(0, brace) + id;
        if (end != std::string::npos) target += right.substr(end);
        if (target == right) continue;
        const auto answer = who.send(std::string(http::method_text(route.method)), target, "");
        // What asks for a query is told first that there is none.
        if (answer.status == 404 || answer.status == 422) continue;
        wrong.push_back(name_of(route) + " with " + id + ": " + answer.said());
      }
    }
    CHECK(text_of(wrong) == "");
    CHECK(school.changed_rows() == "");
  });
}

}  // namespace app
