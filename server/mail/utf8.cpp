// SPDX-License-Identifier: Apache-2.0
#include "mail/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "base/ensure.h"

namespace mail {

Utf8Letter utf8_letter(std::string_view text) {
  base::ensure(!text.empty(), "a letter is asked for where there is one");
  constexpr std::size_t letter_max = 4;
  const auto length = static_cast<std::int32_t>(std::min(text.size(), letter_max));
  std::int32_t at = 0;
  UChar32 value = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, at, length, value);
  if (value < 0) return {};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(at), true};
}

std::string clean_lines(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Utf8Letter letter = utf8_letter(text);
    const bool line_end = letter.value == '\r' || letter.value == 0x2028 || letter.value == 0x2029;
    if (!letter.valid) {
      result += "\uFFFD";
    } else if (line_end) {
      result += '\n';
    } else if (letter.value >= 0x20 || letter.value == '\n' || letter.value == '\t') {
      result += text.substr(0, letter.bytes);
    }
    text.remove_prefix(letter.value == '\r' && text.starts_with("\r\n") ? 2 : letter.bytes);
  }
  return result;
}

}  // namespace mail
