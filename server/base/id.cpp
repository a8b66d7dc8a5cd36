// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include "base/ensure.h"

namespace base {

static constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
static constexpr std::size_t letters = 13;

std::string id_text(std::string_view prefix, std::int64_t number) {
  std::string text;
  append_id(text, prefix, number);
  return text;
}

void append_id(std::string& out, std::string_view prefix, std::int64_t number) {
  ensure(number >= 0, "an id is not negative");
  out.append(prefix).append(1 + letters, '_');
  auto bits = static_cast<std::uint64_t>(number);
  for (std::size_t i = out.size(); i > out.size() - letters; bits >>= 5) {
    out[--i] = alphabet[bits & 31];
  }
}

std::optional<std::int64_t> id_number(std::string_view prefix, std::string_view text) {
  if (text.size() != prefix.size() + 1 + letters) return std::nullopt;
  if (!text.starts_with(prefix) || text[prefix.size()] != '_') return std::nullopt;
  const std::string_view tail = text.substr(prefix.size() + 1);
  // Thirteen letters hold 65 bits; a first letter above 7 would need the sign.
  if (tail.front() > '7') return std::nullopt;
  std::uint64_t bits = 0;
  for (const char letter : tail) {
    const auto digit = alphabet.find(letter);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 5) | digit;
  }
  return static_cast<std::int64_t>(bits);
}

}  // namespace base
