// SPDX-License-Identifier: Apache-2.0
#include "http/cookies.h"

#include <algorithm>

#include "base/ensure.h"

namespace http {

namespace {

bool is_name_character(char c) {
  if (c <= 0x20 || c >= 0x7f) return false;
  return std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos;
}

/// RFC 6265, cookie-octet.
bool is_value_character(char c) {
  return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// The piece up to the next semicolon; the header loses it.
std::string_view next_pair(std::string_view& header) {
  const std::size_t end = header.find(';');
  const std::string_view pair = header.substr(0, end);
  header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
  return without_spaces(pair);
}

}  // namespace

std::optional<std::string_view> cookie_in(std::string_view header, std::string_view name) {
  std::optional<std::string_view> found;
  while (!header.empty()) {
    const std::string_view pair = next_pair(header);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    const std::string_view value = without_quotes(pair.substr(equals + 1));
    if (!std::ranges::all_of(value, is_value_character)) return std::nullopt;
    if (found && *found != value) return std::nullopt;
    found = value;
  }
  return found;
}

std::string set_cookie(const Cookie& cookie) {
  base::ensure(!cookie.name.empty() && std::ranges::all_of(cookie.name, is_name_character),
               "the name of a cookie has only cookie characters");
  base::ensure(std::ranges::all_of(cookie.value, is_value_character),
               "the value of a cookie has only cookie characters");
  std::string text(cookie.name);
  text += '=';
  text += cookie.value;
  text += "; Path=/; HttpOnly";
  text += cookie.same_site == SameSite::Lax ? "; SameSite=Lax" : "; SameSite=Strict";
  if (cookie.secure) text += "; Secure";
  if (cookie.keep_for) text += "; Max-Age=" + std::to_string(cookie.keep_for->count());
  return text;
}

}  // namespace http
