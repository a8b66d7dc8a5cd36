// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace base {

inline bool is_ascii_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Exactly `count` ASCII digits from `at` on, as a number; nothing when the text has others.
inline std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char letter : text.substr(at, count)) {
    if (!is_ascii_digit(letter)) return std::nullopt;
    value = value * 10 + (letter - '0');
  }
  return value;
}

}  // namespace base
