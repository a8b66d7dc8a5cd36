// SPDX-License-Identifier: Apache-2.0
#include "http/problem.h"

#include <algorithm>
#include <array>

#include "describe/write.h"

namespace http {

namespace {

struct Kind {
  int status;
  std::string_view name;
  std::string_view title;
};

constexpr std::array kinds{
    Kind{400, "unreadable", "The request cannot be read"},
    Kind{401, "not_signed_in", "Sign in first"},
    Kind{403, "forbidden", "This is not allowed"},
    Kind{404, "not_found", "There is nothing here"},
    Kind{405, "method_not_allowed", "The method does not exist here"},
    Kind{408, "too_slow", "The request took too long to arrive"},
    Kind{409, "conflict", "The present state does not allow it"},
    Kind{412, "stale", "Somebody saved another version meanwhile"},
    Kind{413, "too_large", "The request is too large"},
    Kind{415, "media_type", "The media type is not read here"},
    Kind{422, "invalid", "Some values are wrong"},
    Kind{428, "precondition_required", "The request must name the version it changes"},
    Kind{429, "too_many", "Too many requests"},
    Kind{431, "headers_too_large", "The headers are too large"},
    Kind{500, "internal", "Something went wrong on our side"},
    Kind{503, "unavailable", "The server is busy"},
    Kind{507, "storage_full", "The server has no room left"},
};

const Kind& kind_of(int status) {
  const auto* kind = std::ranges::find(kinds, status, &Kind::status);
  return kind == kinds.end() ? *std::ranges::find(kinds, 500, &Kind::status) : *kind;
}

void add_text(std::string& out, std::string_view name, std::string_view value) {
  out += ",\"";
  out += name;
  out += "\":";
  describe::write_string(out, value);
}

void add_errors(std::string& out, const std::vector<base::FieldError>& errors) {
  out += ",\"errors\":[";
  bool first = true;
  for (const base::FieldError& error : errors) {
    if (!first) out += ',';
    first = false;
    out += "{\"pointer\":";
    describe::write_string(out, error.pointer);
    add_text(out, "code", error.code);
    if (!error.detail.empty()) add_text(out, "detail", error.detail);
    out += '}';
  }
  out += ']';
}

}  // namespace

std::string problem_json(const Problem& problem, std::string_view request_id) {
  const Kind& kind = kind_of(problem.status);
  std::string out = "{\"type\":\"/problems/";
  out += kind.name;
  out += '"';
  add_text(out, "title", kind.title);
  out += ",\"status\":" + std::to_string(problem.status);
  add_text(out, "code", problem.code);
  if (!problem.detail.empty()) add_text(out, "detail", problem.detail);
  add_text(out, "request_id", request_id);
  if (!problem.errors.empty()) add_errors(out, problem.errors);
  for (const auto& [name, json] : problem.members) {
    out += ",\"" + name + "\":" + json;
  }
  out += '}';
  return out;
}

}  // namespace http
