// SPDX-License-Identifier: Apache-2.0
#include "http/openapi_operation.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "describe/enums.h"
#include "describe/write.h"

namespace http {

namespace {

constexpr std::string_view problem_reference = R"({"$ref":"#/components/responses/Problem"})";

std::string array_text(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) {
    if (out.size() > 1) out += ',';
    out += item;
  }
  return out + "]";
}

struct Parameter {
  std::string_view name;
  std::string_view place;
  std::string_view schema;
  bool required = false;
  std::string_view note = {};
};

std::string parameter_json(const Parameter& parameter) {
  JsonObject object;
  object.add_text("name", parameter.name);
  object.add_text("in", parameter.place);
  if (!parameter.note.empty()) object.add_text("description", parameter.note);
  if (parameter.required) object.add("required", "true");
  object.add("schema", parameter.schema);
  return object.text();
}

std::vector<std::string_view> path_parameters(std::string_view path) {
  std::vector<std::string_view> names;
  for (const std::string_view segment : base::split(path, '/')) {
    if (segment.starts_with('{')) names.push_back(segment.substr(1, segment.size() - 2));
  }
  return names;
}

void add_frame_parameters(const RouteFacts& route, std::vector<std::string>& list) {
  constexpr std::string_view text = R"({"type":"string"})";
  if (route.dry_run) {
    list.push_back(parameter_json({.name = "dry_run",
                                   .place = "query",
                                   .schema = R"({"type":"boolean","default":false})",
                                   .note = "Answers with the effects and changes nothing."}));
  }
  if (route.at) {
    list.push_back(parameter_json({.name = "at",
                                   .place = "query",
                                   .schema = R"({"type":"string","format":"date-time"})",
                                   .note = "As it is at this instant; now when it is left out."}));
  }
  if (route.versioned) {
    list.push_back(parameter_json({.name = "If-Match",
                                   .place = "header",
                                   .schema = text,
                                   .required = true,
                                   .note = "The ETag of the version you saw, in quotes."}));
  }
  if (route.idempotent) {
    list.push_back(parameter_json(
        {.name = "Idempotency-Key",
         .place = "header",
         .schema = R"({"type":"string","minLength":1,"maxLength":255})",
         .note = "Sent again with the same request: the first answer, nothing done twice."}));
  }
}

std::string parameters_json(const RouteFacts& route, describe::SchemaBuilder& builder) {
  std::vector<std::string> list;
  for (const std::string_view name : path_parameters(route.path)) {
    list.push_back(parameter_json(
        {.name = name, .place = "path", .schema = R"({"type":"string"})", .required = true}));
  }
  if (route.query != nullptr) {
    for (const describe::SchemaField& field : route.query(builder)) {
      list.push_back(parameter_json({.name = field.name,
                                     .place = "query",
                                     .schema = field.schema,
                                     .required = field.required,
                                     .note = field.note}));
    }
  }
  add_frame_parameters(route, list);
  return array_text(list);
}

std::string content_json(std::string_view type, std::string_view schema) {
  JsonObject media;
  media.add("schema", schema);
  JsonObject content;
  content.add(type, media.text());
  return content.text();
}

std::string schema_or_any(DescribeType type, describe::SchemaBuilder& builder) {
  return type == nullptr ? "{}" : type(builder);
}

std::string body_json(const RouteFacts& route, describe::SchemaBuilder& builder) {
  JsonObject body;
  body.add("required", "true");
  body.add("content", content_json(route.body_type, schema_or_any(route.body, builder)));
  return body.text();
}

/// The statuses a client must be ready for, beyond those that any request may meet.
std::set<int> refusals(const RouteFacts& route) {
  std::set<int> statuses{422, 429};
  if (route.permission != Permission::Public) statuses.insert({401, 403});
  if (!path_parameters(route.path).empty()) statuses.insert(404);
  if (!route.body_type.empty()) statuses.insert({400, 413, 415});
  if (route.method != Method::Get) statuses.insert({403, 409});
  if (route.versioned) statuses.insert({412, 428});
  return statuses;
}

std::string responses_json(const RouteFacts& route, describe::SchemaBuilder& builder) {
  JsonObject success;
  success.add_text("description", route.answer_type.empty() ? "Done." : "The answer.");
  if (!route.answer_type.empty()) {
    success.add("content", content_json(route.answer_type, schema_or_any(route.answer, builder)));
  }
  JsonObject responses;
  responses.add(std::to_string(route.status), success.text());
  for (const int status : refusals(route)) {
    responses.add(std::to_string(status), problem_reference);
  }
  responses.add("default", problem_reference);
  return responses.text();
}

std::string_view security_json(const RouteFacts& route) {
  if (route.permission == Permission::Public) return "[]";
  const bool of_a_browser =
      route.permission == Permission::Student || route.proof != Proof::None;
  if (of_a_browser) return R"([{"cookie":[]}])";
  return R"([{"cookie":[]},{"bearer":[]}])";
}

/// `/api/orders/{id}/payments` → `orders_id_payments`.
std::string path_words(std::string_view path) {
  std::string words;
  for (const std::string_view segment : base::split(path.substr(5), '/')) {
    for (const char c : segment) {
      if (c == '{' || c == '}') continue;
      words += c == '-' || c == '.' ? '_' : c;
    }
    words += '_';
  }
  words.pop_back();
  return words;
}

std::string tag_of(std::string_view path) {
  const std::string_view rest = path.substr(5);
  return std::string(rest.substr(0, rest.find('/')));
}

}  // namespace

void JsonObject::add(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ',';
  describe::write_string(members_, name);
  members_ += ':';
  members_ += json;
}

void JsonObject::add_text(std::string_view name, std::string_view text) {
  std::string json;
  describe::write_string(json, text);
  add(name, json);
}

std::string method_key(Method method) {
  std::string key(method_text(method));
  std::ranges::transform(key, key.begin(),
                         [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return key;
}

std::string operation_json(const RouteFacts& route, describe::SchemaBuilder& builder) {
  JsonObject operation;
  operation.add_text("operationId", method_key(route.method) + "_" + path_words(route.path));
  operation.add_text("summary", route.summary);
  operation.add("tags", "[\"" + tag_of(route.path) + "\"]");
  operation.add_text("x-permission", describe::enum_text(route.permission));
  if (route.proof == Proof::Fresh) operation.add("x-second-factor", "true");
  operation.add("parameters", parameters_json(route, builder));
  if (!route.body_type.empty()) operation.add("requestBody", body_json(route, builder));
  operation.add("responses", responses_json(route, builder));
  operation.add("security", security_json(route));
  return operation.text();
}

}  // namespace http
