// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "describe/schema.h"
#include "http/route_facts.h"

namespace http {

/// An object of JSON text, member by member.
class JsonObject {
 public:
  void add(std::string_view name, std::string_view json);
  void add_text(std::string_view name, std::string_view text);
  std::string text() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

/// `get`, `delete` …: the name of the operation under its path.
std::string method_key(Method method);

/// One row of the table as an OpenAPI operation.
std::string operation_json(const RouteFacts& route, describe::SchemaBuilder& builder);

}  // namespace http
