// SPDX-License-Identifier: Apache-2.0
#include "http/handler.h"

#include <algorithm>
#include <fstream>

#include "base/ensure.h"
#include "base/text.h"
#include "http/problem.h"

namespace http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `Application/JSON; charset=utf-8` → `application/json`.
std::string media_type(std::string_view content_type) {
  std::string type(base::trimmed(content_type.substr(0, content_type.find(';'))));
  std::ranges::transform(type, type.begin(), lower);
  return type;
}

bool has_body(const Request& request) { return !request.body.empty() || request.body_file; }

}  // namespace

void check_media_type(const RouteFacts& route, const Request& request) {
  if (route.body_type.empty() || route.body_type == "*/*" || !has_body(request)) return;
  if (media_type(request.header("content-type").value_or("")) == route.body_type) return;
  throw HttpRejection({.status = 415,
                       .code = "media_type",
                       .detail = "This is read as " + route.body_type + " only.",
                       .headers = {{"Accept", route.body_type}}});
}

std::string_view body_text(const Request& request, std::string& storage) {
  if (request.body_file) {
    std::ifstream file(*request.body_file, std::ios::binary);
    storage.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    base::ensure(file.good() || file.eof(), "a spooled body can be read");
    return storage;
  }
  // Many clients send no body with DELETE, not even an empty object.
  if (request.body.empty() && request.method == "DELETE") return "{}";
  return request.body;
}

describe::ReadOptions body_options(const RouteFacts& route) {
  describe::ReadOptions options;
  options.limits.bytes_max = route.body_max;
  return options;
}

void refuse_query(const Call& call) {
  describe::Errors errors;
  for (const auto& [name, value] : call.own_query()) {
    const auto scope = errors.at(name);
    errors.add("unknown_field");
  }
  errors.throw_if_any();
}

void refuse_body(const Request& request) {
  if (!has_body(request) || base::trimmed(request.body) == "{}") return;
  throw base::Invalid("", "body.unexpected", "Nothing is read from a body here.");
}

Response answer_json(const RouteFacts& route, std::string json) {
  return Response::json(route.status, std::move(json));
}

Response answer_nothing(const RouteFacts& route) { return Response::empty(route.status); }

void set_version(Response& response, std::int64_t version) {
  response.set_header("ETag", "\"" + std::to_string(version) + "\"");
}

}  // namespace http
