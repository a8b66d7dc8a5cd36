// SPDX-License-Identifier: Apache-2.0
#include "describe/describe.h"

namespace describe {

JsonDocument parse_or_refuse(std::string_view text, JsonLimits limits) {
  auto document = JsonDocument::parse(text, limits);
  if (document) return std::move(*document);
  const JsonError& error = document.error();
  throw base::Invalid("", error.code,
                      error.detail + " (at byte " + std::to_string(error.offset) + ")");
}

}  // namespace describe
