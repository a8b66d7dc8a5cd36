// SPDX-License-Identifier: Apache-2.0
#include "http/openapi.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.h"
#include "describe/enums.h"
#include "describe/write.h"
#include "http/openapi_operation.h"

namespace http {

namespace {

constexpr std::string_view problem_schema =
    R"json({"type":"object","description":)json"
    R"json("What a refused request is told (RFC 9457). Only `code` is a promise.",)json"
    R"json("required":["type","title","status","code","request_id"],"properties":{)json"
    R"json("type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},)json"
    R"json("code":{"type":"string"},"detail":{"type":"string"},"request_id":{"type":"string"},)json"
    R"json("errors":{"type":"array","items":{"$ref":"#/components/schemas/FieldError"}},)json"
    R"json("existing":{"type":"string","description":"The object in the way (409)."},)json"
    R"json("yours":{"description":"What was sent (412)."},)json"
    R"json("current":{"description":"What somebody else saved meanwhile (412)."},)json"
    R"json("retry_after":{"type":"integer","description":"Seconds (429)."}}})json";

constexpr std::string_view field_error_schema = R"json({"type":"object",)json"
    R"json("required":["pointer","code"],"properties":{)json"
    R"json("pointer":{"type":"string","description":"JSON pointer to the wrong value."},)json"
    R"json("code":{"type":"string"},"detail":{"type":"string"}}})json";

constexpr std::string_view problem_response =
    R"json({"description":"Refused; `code` says why.",)json"
    R"json("content":{"application/problem+json":{"schema":)json"
    R"json({"$ref":"#/components/schemas/Problem"}}}})json";

constexpr std::string_view security_schemes =
    R"json({"cookie":{"type":"apiKey","in":"cookie","name":"__Host-stoa",)json"
    R"json("description":"The session of a browser; unsafe methods come from our pages."},)json"
    R"json("bearer":{"type":"http","scheme":"bearer",)json"
    R"json("description":"A token made under Settings."}})json";

std::string paths_json(std::span<const Route> table, describe::SchemaBuilder& builder) {
  std::map<std::string_view, JsonObject> paths;
  for (const Route& route : table) {
    const RouteFacts& facts = route.facts();
    if (!facts.path.starts_with("/api/")) continue;
    paths[facts.path].add(method_key(facts.method), operation_json(facts, builder));
  }
  JsonObject all;
  for (const auto& [path, operations] : paths) all.add(path, operations.text());
  return all.text();
}

/// Ours in front of those of the slices.
std::string schemas_json(const describe::SchemaBuilder& builder) {
  JsonObject own;
  own.add("FieldError", field_error_schema);
  own.add("Problem", problem_schema);
  const std::string others = builder.components();
  const std::string mine = own.text();
  if (others == "{}") return mine;
  return mine.substr(0, mine.size() - 1) + "," + others.substr(1);
}

std::string info_json(std::string_view title, std::string_view version) {
  JsonObject info;
  info.add_text("title", title);
  info.add_text("version", version);
  return info.text();
}

}  // namespace

std::string openapi_json(std::span<const Route> table, std::string_view title,
                         std::string_view version) {
  describe::SchemaBuilder builder;
  const std::string paths = paths_json(table, builder);
  JsonObject responses;
  responses.add("Problem", problem_response);
  JsonObject components;
  components.add("schemas", schemas_json(builder));
  components.add("responses", responses.text());
  components.add("securitySchemes", security_schemes);
  JsonObject document;
  document.add_text("openapi", "3.1.0");
  document.add("info", info_json(title, version));
  document.add("paths", paths);
  document.add("components", components.text());
  return document.text();
}

std::string routes_text(std::span<const Route> table) {
  std::size_t width = 0;
  for (const Route& route : table) width = std::max(width, route.facts().path.size());
  std::string out;
  for (const Route& route : table) {
    const RouteFacts& facts = route.facts();
    out += fmt::format("{:<6} {:<{}}  {:<16} {}\n", method_text(facts.method), facts.path, width,
                       describe::enum_text(facts.permission), facts.summary);
  }
  return out;
}

}  // namespace http
