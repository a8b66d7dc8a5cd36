// SPDX-License-Identifier: Apache-2.0
#include "mail/transfer_encoding.h"

#include <fmt/core.h>
#include <sodium.h>

namespace mail {
namespace {

constexpr std::size_t line_max = 76;

/// A blank at the end of a line would be lost on the way.
bool is_written_as_itself(char letter, bool last_of_line) {
  if (letter == ' ' || letter == '\t') return !last_of_line;
  return letter > ' ' && letter <= '~' && letter != '=';
}

void append_line(std::string& out, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool itself = is_written_as_itself(line[i], i + 1 == line.size());
    const std::size_t width = itself ? 1 : 3;
    // The last column belongs to the mark of a soft line end.
    if (column + width > line_max - 1) {
      out += "=\r\n";
      column = 0;
    }
    if (itself) out += line[i];
    else out += fmt::format("={:02X}", static_cast<unsigned char>(line[i]));
    column += width;
  }
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string result(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(result.data(), result.size(),
                    reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  result.pop_back();  // the final NUL
  return result;
}

std::string base64_lines(std::string_view bytes) {
  const std::string letters = base64(bytes);
  std::string result;
  for (std::size_t at = 0; at < letters.size(); at += line_max) {
    result += std::string_view(letters).substr(at, line_max);
    result += "\r\n";
  }
  return result;
}

std::string quoted_printable(std::string_view text) {
  std::string result;
  for (;;) {
    const std::size_t end = text.find('\n');
    append_line(result, text.substr(0, end));
    if (end == std::string_view::npos) return result;
    result += "\r\n";
    text.remove_prefix(end + 1);
  }
}

}  // namespace mail
