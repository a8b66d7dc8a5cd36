// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "base/digits.h"
#include "base/placeholders.h"

namespace base {

static std::string escaped_html(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

static std::string escaped_url(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       is_ascii_digit(letter) || std::string_view("-._~").contains(letter);
    const auto byte = static_cast<unsigned char>(letter);
    result += plain ? std::string(1, letter) : fmt::format("%{:02X}", byte);
  }
  return result;
}

/// The length of a line end or control character at the start of the text, or 0: C0, DEL, the
/// next-line mark U+0085 and the separators U+2028 and U+2029.
static std::size_t line_break_length(std::string_view text) {
  for (const std::string_view separator : {"\u0085", "\u2028", "\u2029"}) {
    if (text.starts_with(separator)) return separator.size();
  }
  const auto first = static_cast<unsigned char>(text.front());
  return first < 0x20 || first == 0x7F ? 1 : 0;
}

/// One space for each run of line ends and control characters: a header is a single line.
static std::string escaped_header(std::string_view text) {
  std::string result;
  bool in_break = false;
  while (!text.empty()) {
    const std::size_t length = line_break_length(text);
    if (length == 0) {
      result += text.front();
    } else if (!in_break) {
      result += ' ';
    }
    in_break = length > 0;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result;
}

std::string escaped(std::string_view text, Escape escape) {
  switch (escape) {
    case Escape::Text:
      return std::string(text);
    case Escape::Html:
      return escaped_html(text);
    case Escape::Header:
      return escaped_header(text);
    case Escape::Url:
      return escaped_url(text);
  }
  return std::string(text);
}

}  // namespace base
