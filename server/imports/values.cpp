// SPDX-License-Identifier: Apache-2.0
#include "imports/values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace imports {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string line = tidy(text);
  for (const std::string_view word : base::split(line, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t until) {
  std::string text;
  for (std::size_t i = from; i < until; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

bool ends_with_any(std::string_view folded, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view e) { return folded.ends_with(e); });
}

bool is_patronymic(std::string_view word) {
  return ends_with_any(base::folded(word),
                       {"ович", "евич", "івна", "овна", "евна", "иович", "иівна"});
}

/// Family names in capitals: `DUPONT Marie`. Only ASCII and the usual accented capitals show it.
bool is_in_capitals(std::string_view word) {
  const bool has_small = std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool has_capital = std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return has_capital && !has_small && base::code_points(word) > 1 && !word.contains('.');
}

std::size_t capitals_at_start(const std::vector<std::string>& words) {
  std::size_t count = 0;
  while (count < words.size() && is_in_capitals(words[count])) ++count;
  return count;
}

bool is_space_like(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

std::string unquoted(std::string_view text) {
  text = base::trimmed(text);
  while (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
         text.back() == text.front()) {
    text = base::trimmed(text.substr(1, text.size() - 2));
  }
  return tidy(text);
}

struct CurrencySign {
  std::string_view sign;
  std::string_view code;
};
constexpr std::array<CurrencySign, 6> currency_signs{{{"€", "EUR"},
                                                      {"$", "USD"},
                                                      {"£", "GBP"},
                                                      {"₴", "UAH"},
                                                      {"грн.", "UAH"},
                                                      {"грн", "UAH"}}};

void take_off(std::string& text, std::string_view piece) {
  const auto at = text.find(piece);
  if (at != std::string::npos) text.erase(at, piece.size());
}

/// Takes the sign or code off the text and says what it meant.
std::optional<base::Currency> take_currency(std::string& text) {
  for (const auto& [sign, code] : currency_signs) {
    if (!text.contains(sign)) continue;
    take_off(text, sign);
    return base::Currency::parse(code);
  }
  for (const bool front : {true, false}) {
    if (text.size() < 4) return std::nullopt;
    const std::string code = front ? text.substr(0, 3) : text.substr(text.size() - 3);
    if (const auto currency = base::Currency::parse(code)) {
      take_off(text, code);
      return currency;
    }
  }
  return std::nullopt;
}

/// Spaces between thousands are typed plainly; the reader of amounts wants the unbreakable one.
std::string with_fixed_spaces(std::string_view text) {
  std::string fixed;
  for (const char letter : text) {
    if (letter == ' ') {
      fixed += "\u00a0";
    } else {
      fixed += letter;
    }
  }
  return fixed;
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char letter : base::trimmed(text)) {
    if (is_space_like(letter)) {
      gap = true;
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += letter;
  }
  return line;
}

PersonName split_name(std::string_view whole) {
  if (const auto comma = whole.find(','); comma != std::string_view::npos) {
    return {tidy(whole.substr(comma + 1)), tidy(whole.substr(0, comma))};
  }
  const auto words = words_of(whole);
  if (words.size() < 2) return {joined(words, 0, words.size()), {}};
  if (words.size() == 3 && is_patronymic(words[2])) {
    return {words[1] + " " + words[2], words[0]};
  }
  const std::size_t capitals = capitals_at_start(words);
  if (capitals > 0 && capitals < words.size()) {
    return {joined(words, capitals, words.size()), joined(words, 0, capitals)};
  }
  return {joined(words, 0, words.size() - 1), words.back()};
}

std::vector<std::string> tags_in(std::string_view text) {
  std::vector<std::string> tags;
  std::string piece;
  bool quoted = false;
  const auto take = [&] {
    std::string tag = unquoted(std::exchange(piece, {}));
    if (!tag.empty() && std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
  };
  for (const char letter : text) {
    if (letter == '"') quoted = !quoted;
    const bool separates = letter == ',' || letter == ';' || letter == '|' || letter == '\n';
    if (separates && !quoted) {
      take();
    } else {
      piece += letter;
    }
  }
  take();
  return tags;
}

std::optional<bool> read_yes_no(std::string_view text) {
  static constexpr std::array<std::string_view, 14> yes{
      "1", "yes", "y", "true", "x", "on", "oui", "o", "vrai", "так", "т", "да", "+", "✓"};
  static constexpr std::array<std::string_view, 13> no{
      "0", "no", "n", "false", "off", "non", "faux", "ні", "нет", "-", "н", "—", "f"};
  const std::string word = base::folded(text);
  const std::string_view plain = word.empty() ? base::trimmed(text) : std::string_view(word);
  const auto is = [&](std::string_view known) {
    return plain == known || plain == base::folded(known);
  };
  if (plain.empty()) return std::nullopt;
  if (std::ranges::any_of(yes, is)) return true;
  if (std::ranges::any_of(no, is)) return false;
  return std::nullopt;
}

std::optional<base::Language> read_language(std::string_view text) {
  if (const auto tagged = base::parse_language(base::trimmed(text))) return tagged;
  const std::string word = base::folded(text);
  const auto begins = [&](std::string_view name) { return word.starts_with(base::folded(name)); };
  if (begins("english") || begins("anglais") || begins("англ")) return base::Language::en;
  if (begins("french") || begins("francais") || begins("франц")) return base::Language::fr;
  if (begins("ukrain") || begins("україн") || word == "ua") return base::Language::uk;
  return std::nullopt;
}

std::optional<base::Money> read_amount(std::string_view text, base::Language language,
                                       base::Currency currency) {
  std::string amount(base::trimmed(text));
  currency = take_currency(amount).value_or(currency);
  const std::string fixed = with_fixed_spaces(base::trimmed(amount));
  for (const std::string_view habits :
       {base::language_code(language), std::string_view("en"), std::string_view("fr"),
        std::string_view("de")}) {
    if (const auto money = base::parse_typed_amount(fixed, habits, currency)) return money;
  }
  return std::nullopt;
}

}  // namespace imports
