// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "http/route.h"

namespace http {

/// The OpenAPI 3.1 document of all rows below `/api/`. The same table gives the same bytes.
std::string openapi_json(std::span<const Route> table, std::string_view title,
                         std::string_view version);

/// The table for people, one line per row: method, path, permission, summary.
std::string routes_text(std::span<const Route> table);

}  // namespace http
