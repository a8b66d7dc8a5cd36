// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/digits.h"
#include "base/money.h"

namespace base {

struct Separators {
  std::string_view decimal;
  std::vector<std::string_view> grouping;
};

static Separators separators_of(std::string_view language) {
  static constexpr std::string_view no_break_space = "\u00a0";
  static constexpr std::string_view narrow_no_break_space = "\u202f";
  if (language == "de") return {",", {"."}};
  if (language == "fr" || language == "uk") return {",", {no_break_space, narrow_no_break_space}};
  return {".", {","}};
}

/// Moves behind the grouping separator the text starts with, if there is one.
static bool skip_grouping(std::string_view& text, const Separators& separators) {
  for (const std::string_view separator : separators.grouping) {
    if (!text.starts_with(separator)) continue;
    text.remove_prefix(separator.size());
    return true;
  }
  return false;
}

static std::string_view take_digits(std::string_view& text) {
  const auto count = static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is_ascii_digit) - text.begin());
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

/// The digits before the decimal separator, without grouping; `text` keeps what follows.
static std::optional<std::string> take_whole(std::string_view& text, const Separators& separators) {
  const std::string_view first = take_digits(text);
  if (first.empty()) return std::nullopt;
  std::string digits(first);
  while (skip_grouping(text, separators)) {
    const std::string_view group = take_digits(text);
    if (first.size() > 3 || group.size() != 3) return std::nullopt;
    digits += group;
  }
  return digits;
}

static std::optional<std::int64_t> amount_in_range(std::string_view digits) {
  std::int64_t amount = 0;
  for (const char digit : digits) {
    amount = amount * 10 + (digit - '0');
    if (amount > money_max) return std::nullopt;
  }
  return amount;
}

std::optional<Money> parse_typed_amount(std::string_view text, std::string_view language,
                                        Currency currency) {
  const Separators separators = separators_of(language);
  auto digits = take_whole(text, separators);
  if (!digits) return std::nullopt;
  const auto decimals = static_cast<std::size_t>(currency.decimals());
  std::string fraction;
  if (text.starts_with(separators.decimal)) {
    text.remove_prefix(separators.decimal.size());
    fraction = take_digits(text);
    if (fraction.empty() || fraction.size() > decimals) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  fraction.resize(decimals, '0');
  const auto amount = amount_in_range(*digits + fraction);
  if (!amount) return std::nullopt;
  return Money(*amount, currency);
}

std::optional<std::int64_t> parse_api_amount(std::string_view json) {
  if (json.empty() || !std::all_of(json.begin(), json.end(), is_ascii_digit)) return std::nullopt;
  if (json.size() > 1 && json.front() == '0') return std::nullopt;
  return amount_in_range(json);
}

}  // namespace base
