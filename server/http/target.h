// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"

namespace http {

struct Target {
  std::string path;
  Fields query;
};

/// Decodes once. Nothing when an escape is broken, the text is not clean UTF-8, or the path hides
/// a slash, a backslash, a control character, or has a segment `.` or `..`.
std::optional<Target> read_target(std::string_view raw);

}  // namespace http
