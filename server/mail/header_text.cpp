// SPDX-License-Identifier: Apache-2.0
#include "mail/header_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/ensure.h"
#include "mail/transfer_encoding.h"
#include "mail/utf8.h"

namespace mail {
namespace {

constexpr std::size_t line_max = 76;
constexpr std::size_t plain_max = 900;
/// `=?UTF-8?B?` and `?=` around 45 bytes, which are 60 letters of base64.
constexpr std::size_t word_bytes_max = 45;

bool is_control(char32_t letter) {
  return letter < 0x20 || (letter >= 0x7F && letter <= 0x9F) || letter == 0x2028 ||
         letter == 0x2029;
}

/// Marks that reorder what stands around them: a name could pretend to be another address.
bool turns_direction(char32_t letter) {
  return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) { return letter >= 0x20 && letter <= 0x7E; });
}

/// Could be mistaken for an encoded word, or has a word too long for a line.
bool needs_encoding(std::string_view text) {
  if (!is_plain_ascii(text) || text.contains("=?")) return true;
  std::size_t run = 0;
  for (const char letter : text) {
    run = letter == ' ' ? 0 : run + 1;
    if (run > line_max / 2) return true;
  }
  return text.contains("  ") || text.starts_with(' ') || text.ends_with(' ');
}

/// Encoded words, each complete in itself: no letter is cut in two.
std::string encoded_words(std::string_view text, std::size_t column) {
  std::string result;
  std::size_t room = std::min(word_bytes_max, (line_max - std::min(column, line_max)) / 2);
  while (!text.empty()) {
    std::size_t taken = 0;
    while (taken < text.size()) {
      const std::size_t length = utf8_letter(text.substr(taken)).bytes;
      if (taken > 0 && taken + length > std::max<std::size_t>(room, 4)) break;
      taken += length;
    }
    if (!result.empty()) result += "\r\n ";
    result += "=?UTF-8?B?" + base64(text.substr(0, taken)) + "?=";
    text.remove_prefix(taken);
    room = word_bytes_max;
  }
  return result;
}

/// Breaks plain text at its spaces; the space stays at the start of the next line.
std::string folded_words(std::string_view text, std::size_t column) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' ', 1), text.size());
    if (column + end > line_max && text.front() == ' ') {
      result += "\r\n";
      column = 0;
    }
    result += text.substr(0, end);
    column += end;
    text.remove_prefix(end);
  }
  return result;
}

std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char letter : name) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + "\"";
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Utf8Letter letter = utf8_letter(text);
    if (is_control(letter.value)) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else if (letter.valid && !turns_direction(letter.value)) {
      result += text.substr(0, letter.bytes);
    } else if (!letter.valid) {
      result += "\uFFFD";
    }
    text.remove_prefix(letter.bytes);
  }
  while (result.ends_with(' ')) result.pop_back();
  return result.substr(std::min(result.find_first_not_of(' '), result.size()));
}

std::string text_field(std::string_view name, std::string_view text) {
  const std::string line = one_line(text);
  const std::size_t column = name.size() + 2;
  return fmt::format("{}: {}\r\n", name,
                     needs_encoding(line) ? encoded_words(line, column)
                                          : folded_words(line, column));
}

std::string plain_field(std::string_view name, std::string_view value) {
  const std::string line = one_line(value);
  base::ensure(is_plain_ascii(line) && line.size() < plain_max, "a value of ours is short ASCII");
  return fmt::format("{}: {}\r\n", name, folded_words(line, name.size() + 2));
}

std::string address_field(std::string_view field, std::string_view name,
                          const base::Email& address) {
  const std::string line = one_line(name);
  if (line.empty()) return fmt::format("{}: {}\r\n", field, address.text());
  // A quoted name cannot be folded, so a long one is encoded.
  const bool encode = needs_encoding(line) || line.size() > line_max / 2;
  const std::string shown = encode ? encoded_words(line, field.size() + 2) : quoted(line);
  return fmt::format("{}: {}\r\n <{}>\r\n", field, shown, address.text());
}

}  // namespace mail
