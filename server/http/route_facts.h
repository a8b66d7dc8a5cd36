// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/permission.h"
#include "describe/schema.h"

namespace http {

using base::Permission;

enum class Method { Get, Post, Patch, Put, Del };

/// As it stands in a request: `GET`, `DELETE` …
std::string_view method_text(Method method);

using DescribeType = std::string (*)(describe::SchemaBuilder&);
using DescribeQuery = std::vector<describe::SchemaField> (*)(describe::SchemaBuilder&);

/// What whoever asks must show beside the right. Session: that it is a person in front of a
/// browser, never a token. Fresh: also a second factor, or the password where none is enrolled,
/// given within the last minutes.
enum class Proof { None, Session, Fresh };

/// Everything the router, the gate and the API document know about one row of the table.
struct RouteFacts {
  Method method = Method::Get;
  std::string path = {};
  Permission permission = Permission::ManageSettings;
  Proof proof = Proof::None;
  std::string summary = {};
  /// Of a success.
  int status = 200;
  std::size_t body_max = std::size_t{1} << 20;
  bool idempotent = false;
  bool dry_run = false;
  bool at = false;
  bool versioned = false;
  bool heavy = false;
  bool urgent = false;
  bool secret_answer = false;
  /// Nobody does this in another's name.
  bool own_person = false;
  /// Empty: the route takes no body.
  std::string body_type = {};
  /// Empty: no body is answered.
  std::string answer_type = {};
  DescribeQuery query = nullptr;
  DescribeType body = nullptr;
  DescribeType answer = nullptr;
};

}  // namespace http
