// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "describe/json.h"

/// What is accepted is written so that it is accepted again, to the same text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto first = describe::JsonDocument::parse(text);
  if (!first) return 0;
  const std::string written = first->root().text();
  // Escapes may make a text longer, so the second reading has no limit of bytes.
  const auto second = describe::JsonDocument::parse(written, {.bytes_max = SIZE_MAX});
  if (!second || second->root().text() != written) std::abort();
  return 0;
}
