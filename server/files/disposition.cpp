// SPDX-License-Identifier: Apache-2.0
#include "files/disposition.h"

#include <fmt/core.h>

#include "base/placeholders.h"

namespace files {
namespace {

bool is_separator(char letter) { return letter == '/' || letter == '\\'; }

std::string clean(std::string_view name) {
  std::string text = base::escaped(name, base::Escape::Header);
  for (char& letter : text) {
    if (is_separator(letter)) letter = '_';
  }
  return text.empty() ? "file" : text;
}

std::string plain(std::string_view name) {
  std::string text;
  for (const char letter : name) {
    const bool printable = letter >= ' ' && letter <= '~';
    if (printable && letter != '"' && letter != '%') {
      text += letter;
    } else if ((static_cast<unsigned char>(letter) & 0xC0) != 0x80) {
      text += '_';
    }
  }
  return text;
}

}  // namespace

std::string content_disposition(Disposition disposition, std::string_view name) {
  const std::string text = clean(name);
  return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}",
                     disposition == Disposition::Inline ? "inline" : "attachment", plain(text),
                     base::escaped(text, base::Escape::Url));
}

}  // namespace files
