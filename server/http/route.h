// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <type_traits>

#include "describe/schema.h"
#include "http/call.h"
#include "http/handler.h"
#include "http/page.h"
#include "http/response.h"
#include "http/route_facts.h"

namespace http {

/// One row: `get("/api/coupons/{id}", Permission::ViewCoupons, "One coupon", show)`.
class Route {
 public:
  Route(RouteFacts facts, Handler handler, Prepare reads);

  /// Of a success; else 201 for POST, 204 without an answer, 200 for the rest.
  Route& status(int value);
  Route& body_max(std::size_t bytes);
  /// Accepts `Idempotency-Key`: the whole handler runs inside one transaction.
  Route& idempotent();
  Route& dry_run();
  Route& at();
  /// Needs `If-Match`.
  Route& versioned();
  /// The handler reads `call.request().body` itself. `*/*` takes any type.
  Route& raw_body(std::string media_type);
  /// For a person in front of a browser, whatever rights a token has.
  Route& by_people();
  /// The same, and they have just shown their second factor or typed their password.
  Route& second_factor();
  /// For the student in person: refused to whoever is signed in as them.
  Route& own_person();
  /// Runs among the few long ones, so that the short ones are not kept waiting.
  Route& heavy();
  /// Goes before others that wait: sign-in, webhooks.
  Route& urgent();
  /// The answer holds a secret that is shown once: never stored, so no `Idempotency-Key`.
  Route& secret_answer();
  /// For the document, when the handler returns a Response of its own.
  Route& answers(std::string media_type);
  /// Parameters beside a body; the handler asks `call.query<Query>()`.
  template <class Query>
  Route& query() {
    facts_.query = &describe::query_fields<Query>;
    return *this;
  }

  const RouteFacts& facts() const { return facts_; }
  Run prepare(const Call& call) const { return prepare_(handler_, facts_, call); }

 private:
  RouteFacts facts_;
  Handler handler_;
  Prepare prepare_;
};

RouteFacts facts_of(Method method, const char* path, Permission permission, const char* summary);

template <class T, describe::Direction direction>
std::string schema_of(describe::SchemaBuilder& builder) {
  return builder.reference<T>(direction);
}

template <class Out>
RouteFacts facts_with(RouteFacts facts) {
  if constexpr (std::is_void_v<Out>) {
    facts.status = 204;
  } else if constexpr (!std::is_same_v<Out, Response>) {
    facts.answer_type = "application/json";
    facts.answer = &schema_of<Out, describe::Direction::Output>;
  }
  return facts;
}

template <class Out>
Route plain_route(RouteFacts facts, Out (*handler)(Call&)) {
  return Route(facts_with<Out>(std::move(facts)), reinterpret_cast<Handler>(handler),
               &prepare_plain<Out>);
}

template <class Out, class In>
Route body_route(RouteFacts facts, Out (*handler)(Call&, const In&)) {
  facts.body_type = "application/json";
  facts.body = &schema_of<In, describe::Direction::Input>;
  return Route(facts_with<Out>(std::move(facts)), reinterpret_cast<Handler>(handler),
               &prepare_body<Out, In>);
}

template <class Out>
Route get(const char* path, Permission permission, const char* summary, Out (*handler)(Call&)) {
  return plain_route(facts_of(Method::Get, path, permission, summary), handler);
}

template <class Out, class Query>
Route get(const char* path, Permission permission, const char* summary,
          Out (*handler)(Call&, const Query&)) {
  RouteFacts facts = facts_of(Method::Get, path, permission, summary);
  facts.query = &describe::query_fields<Query>;
  return Route(facts_with<Out>(std::move(facts)), reinterpret_cast<Handler>(handler),
               &prepare_query<Out, Query>);
}

template <class Out>
Route post(const char* path, Permission permission, const char* summary, Out (*handler)(Call&)) {
  return plain_route(facts_of(Method::Post, path, permission, summary), handler);
}

template <class Out, class In>
Route post(const char* path, Permission permission, const char* summary,
           Out (*handler)(Call&, const In&)) {
  return body_route(facts_of(Method::Post, path, permission, summary), handler);
}

template <class Out>
Route patch(const char* path, Permission permission, const char* summary, Out (*handler)(Call&)) {
  return plain_route(facts_of(Method::Patch, path, permission, summary), handler);
}

template <class Out, class In>
Route patch(const char* path, Permission permission, const char* summary,
            Out (*handler)(Call&, const In&)) {
  return body_route(facts_of(Method::Patch, path, permission, summary), handler);
}

template <class Out>
Route put(const char* path, Permission permission, const char* summary, Out (*handler)(Call&)) {
  return plain_route(facts_of(Method::Put, path, permission, summary), handler);
}

template <class Out, class In>
Route put(const char* path, Permission permission, const char* summary,
          Out (*handler)(Call&, const In&)) {
  return body_route(facts_of(Method::Put, path, permission, summary), handler);
}

template <class Out>
Route del(const char* path, Permission permission, const char* summary, Out (*handler)(Call&)) {
  return plain_route(facts_of(Method::Del, path, permission, summary), handler);
}

template <class Out, class In>
Route del(const char* path, Permission permission, const char* summary,
          Out (*handler)(Call&, const In&)) {
  return body_route(facts_of(Method::Del, path, permission, summary), handler);
}

}  // namespace http
