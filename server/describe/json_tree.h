// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>

#include "describe/json.h"

// Private to describe/: how a document lies in memory. Sixteen bytes per value; the elements of an
// array, and the members of an object as alternating names and values, lie side by side.

namespace describe {

struct JsonNode {
  JsonType type = JsonType::Null;
  bool out_of_range = false;
  std::uint32_t size = 0;  ///< Bytes of text, elements, or members.
  union {
    bool boolean;
    std::int64_t integer;
    const char* text;  ///< Of a string, or of a Double as it was written.
    const JsonNode* children;
  };

  JsonNode() : integer(0) {}
  std::string_view view() const { return {text, size}; }
};

static_assert(sizeof(JsonNode) == 16);

struct JsonDocument::Tree {
  explicit Tree(std::size_t first_bytes) : arena(first_bytes) {}
  std::pmr::monotonic_buffer_resource arena;
  JsonNode root;
};

}  // namespace describe
