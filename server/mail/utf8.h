// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mail {

/// What a text begins with. Of bytes that are no UTF-8 one is taken at a time.
struct Utf8Letter {
  char32_t value = 0xFFFD;
  std::size_t bytes = 1;
  bool valid = false;
};

Utf8Letter utf8_letter(std::string_view text);

/// Without control characters but line end and tab; line ends as `\n`; wrong bytes as U+FFFD.
std::string clean_lines(std::string_view text);

}  // namespace mail
