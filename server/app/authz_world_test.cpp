// SPDX-License-Identifier: Apache-2.0
#include "app/authz_world_test.h"

#include <algorithm>
#include <ranges>
#include <stdexcept>

#include "mail/mail_log.h"
#include "staff/api_token.h"

namespace app {

using testing::json;

std::string name_of(const http::RouteFacts& route) {
  return std::string(http::method_text(route.method)) + " " + route.path;
}

bool is_refusal(const Answer& answer) { return answer.status == 401 || answer.status == 403; }

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n" + line;
  return text;
}

std::vector<http::RouteFacts> routes_of(TestSchool& school) {
  std::vector<http::RouteFacts> routes;
  for (const http::Route& route : school.core.application().table()) {
    routes.push_back(route.facts());
  }
  std::ranges::stable_sort(routes, {}, &http::RouteFacts::method);
  return routes;
}

bool Asker::may_use(const PolicyLine& line) const {
  const May may = line[column];
  return may != May::No && !(stale && may == May::Fresh);
}

World::World(TestSchool& school) : school_(school) {
  const auto course = school.a_course("Yoga");
  school.olga.put("/api/products/" + course.id + "/team", "1",
                  json("{'members': ['$1']}", {school.clara.id()}));
  const auto given =
      school.olga.post("/api/contacts/" + school.anna.id() + "/grants",
                       json("{'product': '$1', 'offer': '$2'}", {course.id, course.full_access}));
  ids_ = {{"contacts", school.anna.id()},    {"products", course.id},
          {"modules", course.module},        {"lessons", course.lessons[0]},
          {"offers", course.full_access},    {"orders", given.at("/order/id")},
          {"grants", given.at("/grant")},    {"journal", given.at("/undo")},
          {"team", school.sam.id()},         {"links", "a-token-nobody-made"}};
  add("sections", "/api/lessons/" + course.lessons[0] + "/sections", "{'title': 'A part'}");
  add("notes", "/api/contacts/" + school.anna.id() + "/notes", "{'body': 'Likes mornings'}");
  add("tags", "/api/tags", "{'name': 'spring'}");
  add("imports", "/api/imports", "{'pasted': 'marie@example.org'}");
  add("batches", "/api/batches",
      "{'act': {'tag': {'names': ['spring']}}, 'selection': {'contacts': ['" + school.anna.id() +
          "']}}");
  add("fields", "/api/fields", "{'title': 'City', 'kind': 'text'}");
  add("tokens", "/api/tokens", "{'name': 'script', 'rights': ['view_contacts']}");
  add("mail-templates", "/api/mail-templates",
      "{'title': 'Welcome', 'kind': 'access', "
      "'texts': {'en': {'subject': 'Hello', 'body': 'Come in'}}}");
  add_upload();
  add_mail();
}

std::vector<Asker> World::askers() {
  std::string all;
  for (const std::string& right : staff::names_of(staff::rights_of(staff::Role::Owner))) {
    all += (all.empty() ? "'" : ", '") + right + "'";
  }
  return {{"nobody", column_of("nobody"), school_.nobody},
          {"student", column_of("student"), school_.anna},
          {"curator", column_of("curator"), school_.clara},
          {"support", column_of("support"), school_.sam},
          {"office", column_of("office"), school_.oscar},
          {"owner", column_of("owner"), school_.olga},
          {"token", column_of("token"), school_.script(token_with(all))},
          {"narrow", column_of("narrow"), school_.script(token_with("'view_contacts'"))}};
}

std::vector<Asker> World::have_beens() { return {expired(), disabled(), revoked()}; }

Asker World::expired() {
  Asker asker{"expired session", column_of("nobody"), school_.signed_in_anew(school_.olga)};
  school_.run_sql("UPDATE sessions SET staff_until = 1 WHERE id = " + last_session());
  return asker;
}

Asker World::disabled() {
  Asker asker{"disabled member", column_of("nobody"),
              school_.member("Dora", staff::Role::Owner)};
  school_.run_sql("UPDATE staff SET disabled_at = 1 WHERE name = 'Dora'");
  return asker;
}

Asker World::revoked() {
  Asker asker{"revoked token", column_of("nobody"),
              school_.script(token_with("'view_contacts', 'give_access', 'view_offers'"))};
  school_.run_sql("UPDATE tokens SET revoked_at = 1 WHERE id = (SELECT MAX(id) FROM tokens)");
  return asker;
}

Asker World::stale() {
  Asker asker{"owner of long ago", column_of("owner"), school_.signed_in_anew(school_.olga), true};
  school_.run_sql("UPDATE sessions SET password_typed_at = 1 WHERE id = " + last_session());
  return asker;
}

Asker World::outlived() {
  Asker asker{"outlived token", column_of("narrow"),
              school_.script(token_with("'view_contacts', 'give_access', 'view_offers'"))};
  school_.member("Mona", staff::Role::Curator);
  school_.run_sql(
      "UPDATE staff SET extra_rights = '[\"view_contacts\"]' WHERE name = 'Mona'");
  school_.run_sql(
      "UPDATE tokens SET created_by = (SELECT id FROM staff WHERE name = 'Mona') "
      "WHERE id = (SELECT MAX(id) FROM tokens)");
  return asker;
}

std::string World::target(const http::RouteFacts& route, Visitor& who) {
  std::string text;
  std::string before;
  for (const auto part : std::views::split(std::string_view(route.path).substr(1), '/')) {
    const std::string name(std::string_view(part.begin(), part.end()));
    text += "/" + (name.starts_with("{") ? id_for(name, before, who) : name);
    before = name;
  }
  return text;
}

Answer World::ask(const http::RouteFacts& route, Visitor& who, Visitor& owner_of_ids,
                  http::Fields headers) {
  const bool reads = route.method == http::Method::Get;
  if (route.versioned) headers.emplace_back("if-match", "\"999\"");
  const std::string method(http::method_text(route.method));
  return who.send(method, target(route, owner_of_ids), reads ? "" : "{}", std::move(headers));
}

void World::add(const std::string& kind, const std::string& target, const std::string& body) {
  const auto made = school_.olga.post(target, json(body));
  if (made.status != 201) throw std::runtime_error(kind + ": " + made.said());
  ids_[kind] = made.at("/id");
}

void World::add_upload() {
  add("uploads", "/api/uploads",
      "{'name': 'a.pdf', 'type': 'application/pdf', 'size': 10, 'purpose': 'file'}");
  ids_["files"] = ids_["media"] = ids_["uploads"];
}

void World::add_mail() {
  school_.run_jobs();
  ids_["mails"] =
      base::Id<mail::Mail>::from_number(school_.count("SELECT MIN(id) FROM mails")).text();
  ids_["jobs"] =
      base::Id<jobs::Job>::from_number(school_.count("SELECT MIN(id) FROM jobs")).text();
}

std::string World::id_for(const std::string& name, const std::string& before, Visitor& who) {
  if (before == "devices") return device_of(who);
  const auto found = ids_.find(before);
  if (found == ids_.end()) throw std::runtime_error("no object for /" + before + "/" + name);
  return found->second;
}

std::string World::device_of(Visitor& who) {
  const auto devices = who.get("/api/session/devices");
  return devices.status == 200 && devices.size("/items") > 0 ? devices.at("/items/0/id")
                                                             : "ses_0000000000000";
}

std::string World::token_with(const std::string& rights) {
  const auto made =
      school_.olga.post("/api/tokens", json("{'name': 'actor', 'rights': [" + rights + "]}"));
  if (made.status != 201) throw std::runtime_error("token: " + made.said());
  return made.at("/token");
}

std::string World::last_session() {
  return std::to_string(school_.count("SELECT MAX(id) FROM sessions"));
}

Cells walk_denied(TestSchool& school, World& world, const Policy& policy,
                  std::vector<Asker> askers) {
  Cells cells;
  const auto routes = routes_of(school);
  for (Asker& asker : askers) {
    school.changed_rows();
    for (const auto& route : routes) {
      if (asker.may_use(policy.lines.at(name_of(route)))) continue;
      ++cells.walked;
      const auto answer = world.ask(route, asker.visitor, asker.visitor);
      if (is_refusal(answer)) continue;
      cells.wrong.push_back(name_of(route) + " " + asker.name + ": " + answer.said());
    }
    const std::string changes = school.changed_rows();
    if (!changes.empty()) cells.wrong.push_back(asker.name + " changed " + changes);
  }
  return cells;
}

}  // namespace app
