// SPDX-License-Identifier: Apache-2.0
#include "base/language.h"

#include "base/digits.h"
#include "base/text.h"

namespace base {

static constexpr Language all_languages[] = {Language::en, Language::fr, Language::uk};

static bool equal_ignoring_case(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool upper = text[i] >= 'A' && text[i] <= 'Z';
    if ((upper ? static_cast<char>(text[i] + ('a' - 'A')) : text[i]) != lower_case[i]) return false;
  }
  return true;
}

std::optional<Language> parse_language(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  for (const Language language : all_languages) {
    if (equal_ignoring_case(primary, language_code(language))) return language;
  }
  return std::nullopt;
}

/// `;q=0.8` → 800; 1000 when no weight is given, 0 when it cannot be read.
static int weight_of(std::string_view parameters) {
  const auto start = parameters.find("q=");
  if (start == std::string_view::npos) return 1000;
  const std::string_view text = trimmed(parameters.substr(start + 2));
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int weight = (text[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 2; i < text.size() && i < 5 && is_ascii_digit(text[i]); ++i) {
    weight += (text[i] - '0') * unit;
    unit /= 10;
  }
  return weight;
}

Language preferred_language(std::string_view accept_language) {
  Language best = Language::en;
  int best_weight = 0;
  for (const std::string_view item : split(accept_language, ',')) {
    const auto semicolon = item.find(';');
    const auto language = parse_language(trimmed(item.substr(0, semicolon)));
    const int weight =
        semicolon == std::string_view::npos ? 1000 : weight_of(item.substr(semicolon));
    if (!language || weight <= best_weight) continue;
    best = *language;
    best_weight = weight;
  }
  return best;
}

std::string_view language_code(Language language) {
  switch (language) {
    case Language::en:
      return "en";
    case Language::fr:
      return "fr";
    case Language::uk:
      return "uk";
  }
  return "en";
}

}  // namespace base
