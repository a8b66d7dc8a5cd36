// SPDX-License-Identifier: Apache-2.0
#include "describe/container_codecs.h"

namespace describe {

static std::size_t within(std::size_t size, std::size_t max, Errors& errors) {
  if (size <= max) return size;
  errors.add("list.too_long", "at most " + std::to_string(max));
  return 0;
}

std::size_t elements_to_read(const JsonValue& in, std::size_t max, Errors& errors) {
  if (in.is_array()) return within(in.size(), max, errors);
  errors.add("type.expected_array");
  return 0;
}

std::size_t entries_to_read(const JsonValue& in, Errors& errors) {
  if (in.is_object()) return within(in.size(), list_max, errors);
  errors.add("type.expected_object");
  return 0;
}

}  // namespace describe
