// SPDX-License-Identifier: Apache-2.0
#include "http/application.h"

#include <fmt/core.h>

#include <utility>

#include "base/fault.h"
#include "base/log.h"
#include "describe/json.h"
#include "http/credentials.h"
#include "http/csrf.h"
#include "http/may_use.h"
#include "http/idempotency.h"
#include "http/openapi.h"
#include "http/security_headers.h"

namespace http {

namespace {

std::vector<Route> with_frame(std::span<const Route> table) {
  std::vector<Route> rows(table.begin(), table.end());
  for (Route& route : frame_routes()) rows.push_back(std::move(route));
  return rows;
}

/// After the rows: files, and whatever was not found.
std::vector<std::string> labels_of(std::span<const Route> table) {
  std::vector<std::string> labels;
  for (const Route& route : table) {
    labels.push_back(fmt::format("{} {}", method_text(route.facts().method), route.facts().path));
  }
  labels.push_back("other");
  return labels;
}

/// From somebody who has seen what is there by now.
Request having_seen(Request request, const Response& stale) {
  const auto problem = describe::JsonDocument::parse(std::get<std::string>(stale.body));
  const auto version = problem->root().find("current")->find("version")->integer();
  std::erase_if(request.headers, [](const auto& header) { return header.first == "if-match"; });
  request.headers.emplace_back("if-match", fmt::format("\"{}\"", version));
  return request;
}

}  // namespace

Application::Application(Services& services, std::span<const Route> table,
                         Authenticator& authenticator, ApplicationOptions options)
    : services_(services),
      authenticator_(authenticator),
      options_(std::move(options)),
      table_(with_frame(table)),
      router_(table_),
      frame_{.openapi = openapi_json(table_, options_.title, options_.version),
             .metrics = Metrics(labels_of(table_)),
             .gauges = options_.gauges},
      denials_(services.clock) {}

Response Application::answer(const Request& request) {
  const auto began = services_.clock.monotonic();
  Visit visit{.request = request};
  std::size_t row = table_.size();
  Response response = answered(visit, [&] { return find_answer(visit, row); });
  if (response.status == 412 && base::control("skip_version")) {
    return answer(having_seen(request, response));
  }
  add_security_headers(response, request);
  const auto took = services_.clock.monotonic() - began;
  frame_.metrics.record(row, response.status, took);
  denials_.note(visit, response.status);
  if (options_.log_requests) log_request(visit, response.status, took);
  return response;
}

Response Application::problem(const Request& request, int status, std::string_view code) const {
  Response response = problem_answer({.status = status, .code = std::string(code)}, request);
  add_security_headers(response, request);
  return response;
}

Intake Application::intake(std::string_view method, std::string_view path) const {
  const Route* route = router_.row(method, path);
  // What will be refused anyway is refused with its own words, not for its length.
  if (route == nullptr) return {};
  const RouteFacts& facts = route->facts();
  return {.body_max = facts.body_max, .heavy = facts.heavy, .urgent = facts.urgent};
}

Response Application::find_answer(Visit& visit, std::size_t& row) {
  const Request& request = visit.request;
  if (options_.per_address) {
    services_.limits.take("address", address_key(request.remote_address), *options_.per_address);
  }
  Match match = router_.find(request.method, request.path);
  if (match.route != nullptr) {
    row = match.index;
    visit.route = match.route->facts().path;
    visit.found = true;
    return answer_row(visit, std::move(match));
  }
  if (match.allow.empty()) return answer_other(request);
  throw HttpRejection({.status = 405,
                       .code = "method_not_allowed",
                       .headers = {{"Allow", match.allow}}});
}

Response Application::answer_other(const Request& request) const {
  if (options_.files != nullptr) {
    if (auto response = options_.files->find(request)) return std::move(*response);
  }
  throw base::NotFound();
}

// First who asks, then what may be asked, and only then what exactly was asked: a stranger learns
// nothing about the input of a route.
Response Application::answer_row(Visit& visit, Match match) {
  const Route& route = *match.route;
  check_csrf(visit.request);
  Call call(services_, frame_, visit.request, std::move(match.values));
  if (!credentials_of(visit.request).none()) {
    visit.actor = authenticator_.authenticate(call.read(), visit.request);
  }
  call.set_actor(visit.actor);
  refuse_unless_allowed(route.facts(), call);
  call.take_parameters(route.facts());
  return answer_once(route, call);
}

// The one place where a request is refused for who sends it.
void Application::refuse_unless_allowed(const RouteFacts& route, Call& call) {
  const base::Actor& actor = call.actor();
  if (!may_use(route.permission, actor) && !base::control("permission")) throw base::Forbidden();
  if (actor.read_only && route.method != Method::Get && !base::control("read_only")) {
    throw base::Forbidden("view.read_only");
  }
  if (actor.on_behalf_of && route.own_person && !base::control("own_person")) {
    throw base::Forbidden("view.own_person");
  }
  if (route.proof == Proof::None) return;
  if (actor.kind == base::ActorKind::Token && !base::control("people_only")) {
    throw base::Forbidden("token.by_people_only");
  }
  if (route.proof == Proof::Session || base::control("fresh_proof")) return;
  if (auto wanted = authenticator_.proof_wanted(call.read(), actor)) {
    throw base::Forbidden(std::move(*wanted));
  }
}

Response Application::answer_once(const Route& route, Call& call) {
  const auto keyed = keyed_request(route.facts(), call.request(), call.actor());
  Run run = route.prepare(call);
  const auto answer = [&] {
    Response response = run(call);
    for (const auto& [name, value] : call.answer_headers()) response.add_header(name, value);
    return response;
  };
  if (!keyed || call.dry_run()) return answer();
  call.end_read();
  return services_.db.write([&](db::Transaction& tx) {
    if (auto before = kept_answer(tx, *keyed, call.now())) return std::move(*before);
    call.join(tx);
    Response response = answer();
    keep_answer(tx, *keyed, response, call.now());
    return response;
  });
}

void Application::log_request(const Visit& visit, int status,
                              std::chrono::nanoseconds took) const {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  base::log(base::LogLevel::Info, "request",
            {{"request_id", visit.request.id},
             {"method", visit.request.method},
             {"route", std::string(visit.route)},
             {"status", std::to_string(status)},
             {"ms", std::to_string(ms)}});
}

}  // namespace http
