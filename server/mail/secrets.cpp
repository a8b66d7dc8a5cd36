// SPDX-License-Identifier: Apache-2.0
#include "mail/secrets.h"

#include <algorithm>

#include "base/digits.h"
#include "base/ensure.h"
#include "describe/describe.h"

namespace mail {
namespace {

constexpr std::string_view mark_begin = "\uE000";
constexpr std::string_view mark_end = "\uE001";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string result;
  for (;;) {
    const auto at = text.find(what);
    result += text.substr(0, at);
    if (at == std::string_view::npos) return result;
    result += by;
    text.remove_prefix(at + what.size());
  }
}

std::string mark(std::size_t number) {
  return std::string(mark_begin) + std::to_string(number) + std::string(mark_end);
}

/// Looks the same in plain text, in HTML and in an address.
bool is_plain(std::string_view secret) {
  return !secret.empty() && std::ranges::all_of(secret, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           base::is_ascii_digit(letter) || letter == '-' || letter == '_';
  });
}

}  // namespace

std::string without_secrets(std::string_view text, const std::vector<std::string>& secrets) {
  std::string result = replaced(replaced(text, mark_begin, ""), mark_end, "");
  for (std::size_t i = 0; i < secrets.size(); ++i) {
    base::ensure(is_plain(secrets[i]), "a secret is made of letters, digits, - and _");
    result = replaced(result, secrets[i], mark(i));
  }
  return result;
}

std::string with_secrets(std::string_view text, const std::vector<std::string>& secrets) {
  std::string result(text);
  for (std::size_t i = 0; i < secrets.size(); ++i) result = replaced(result, mark(i), secrets[i]);
  return result;
}

std::string with_dots(std::string_view text) {
  std::string result;
  for (;;) {
    const auto begin = text.find(mark_begin);
    result += text.substr(0, begin);
    if (begin == std::string_view::npos) return result;
    const auto end = text.find(mark_end, begin);
    base::ensure(end != std::string_view::npos, "a mark has both its ends");
    result += "••••••••";
    text.remove_prefix(end + mark_end.size());
  }
}

bool has_marks(std::string_view text) { return text.contains(mark_begin); }

std::string secrets_text(const std::vector<std::string>& secrets) {
  return describe::to_json(secrets);
}

std::vector<std::string> secrets_from(std::string_view text) {
  return describe::from_json<std::vector<std::string>>(text);
}

}  // namespace mail
