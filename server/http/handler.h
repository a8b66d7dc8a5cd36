// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "http/call.h"
#include "http/response.h"
#include "http/route_facts.h"

// Handlers of every signature behind one shape. A handler is kept as a plain function pointer;
// the template that knows its signature is kept beside it.

namespace http {

/// The handler with its input already read: what is left to do inside a transaction.
using Run = std::move_only_function<Response(Call&)>;
using Handler = void (*)();

/// Reads the input, all wrong fields at once, and returns what remains to be done.
using Prepare = Run (*)(Handler handler, const RouteFacts& route, const Call& call);

/// Refuses another media type than the route reads.
void check_media_type(const RouteFacts& route, const Request& request);
/// The body as text, read into `storage` when it lies in a file.
std::string_view body_text(const Request& request, std::string& storage);
describe::ReadOptions body_options(const RouteFacts& route);
void refuse_query(const Call& call);
void refuse_body(const Request& request);

Response answer_json(const RouteFacts& route, std::string json);
Response answer_nothing(const RouteFacts& route);
void set_version(Response& response, std::int64_t version);

template <class Out>
concept Versioned = requires(const Out& out) {
  { out.version } -> std::convertible_to<std::int64_t>;
};

/// Turns what a handler returns into the answer of its route.
template <class Out, class Invoke>
Response present(const RouteFacts& route, Invoke&& handler) {
  if constexpr (std::is_void_v<Out>) {
    handler();
    return answer_nothing(route);
  } else if constexpr (std::is_same_v<Out, Response>) {
    return handler();
  } else {
    const Out out = handler();
    Response response = answer_json(route, describe::to_json(out));
    if constexpr (Versioned<Out>) set_version(response, out.version);
    return response;
  }
}

template <class Out>
Run prepare_plain(Handler handler, const RouteFacts& route, const Call& call) {
  if (route.query == nullptr) refuse_query(call);
  if (route.body_type.empty()) refuse_body(call.request());
  check_media_type(route, call.request());
  return [handler, &route](Call& now) {
    const auto function = reinterpret_cast<Out (*)(Call&)>(handler);
    return present<Out>(route, [&] { return function(now); });
  };
}

template <class Out, class Query>
Run prepare_query(Handler handler, const RouteFacts& route, const Call& call) {
  refuse_body(call.request());
  return [handler, &route, query = call.query<Query>()](Call& now) {
    const auto function = reinterpret_cast<Out (*)(Call&, const Query&)>(handler);
    return present<Out>(route, [&] { return function(now, query); });
  };
}

template <class Out, class In>
Run prepare_body(Handler handler, const RouteFacts& route, const Call& call) {
  if (route.query == nullptr) refuse_query(call);
  check_media_type(route, call.request());
  std::string storage;
  auto in = describe::from_json<In>(body_text(call.request(), storage), body_options(route));
  return [handler, &route, in = std::move(in)](Call& now) {
    const auto function = reinterpret_cast<Out (*)(Call&, const In&)>(handler);
    return present<Out>(route, [&] { return function(now, in); });
  };
}

}  // namespace http
