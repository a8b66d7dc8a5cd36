// SPDX-License-Identifier: Apache-2.0
#include "base/phone.h"

#include <algorithm>
#include <iterator>

#include "base/calling_codes.h"
#include "base/digits.h"
#include "base/text.h"

namespace base {

static constexpr std::size_t digits_min = 8;
static constexpr std::size_t digits_max = 15;
static constexpr std::size_t extension_max = 8;

static std::string to_case(std::string_view text, char from, char to) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= from && letter <= from + 25) letter = static_cast<char>(letter - from + to);
  }
  return result;
}

struct Written {
  std::string_view number;
  std::string_view extension;
  bool readable = true;
};

/// `574-440-1423x9799`, `… ext. 12`, `…;ext=12`, `… #12`.
static Written without_extension(std::string_view lower) {
  static constexpr std::string_view marks[] = {";ext=", "extension", "ext.", "ext", "x", "#"};
  for (const std::string_view mark : marks) {
    const auto at = lower.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view extension = trimmed(lower.substr(at + mark.size()));
    const bool digits = !extension.empty() && extension.size() <= extension_max &&
                        std::ranges::all_of(extension, is_ascii_digit);
    return {lower.substr(0, at), extension, digits};
  }
  return {lower, {}, true};
}

/// Moves behind one sign that people put between digits, if the text starts with one.
static bool skip_separator(std::string_view& text) {
  static constexpr std::string_view separators[] = {
      " ",      ".",      "-",      "(",      ")",      "/",      "\t",
      "\u00a0", "\u2009", "\u200b", "\u200e", "\u202a", "\u202c", "\u202f",
      "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"};
  for (const std::string_view separator : separators) {
    if (!text.starts_with(separator)) continue;
    text.remove_prefix(separator.size());
    return true;
  }
  return false;
}

/// Digits only, with `+` in front where the number is international; nothing for other signs.
static std::optional<std::string> compact(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    if (skip_separator(text)) continue;
    const bool plus = text.front() == '+' && result.empty();
    if (!plus && !is_ascii_digit(text.front())) return std::nullopt;
    result += text.front();
    text.remove_prefix(1);
  }
  return result;
}

static bool fits(const CallingCode& code, std::string_view national) {
  const std::size_t total = code.code.size() + national.size();
  return national.size() >= code.length_min && national.size() <= code.length_max &&
         total >= digits_min && total <= digits_max;
}

/// The national part as E.164 has it: without trunk prefix, where the length says so.
static std::optional<std::string> national_part(const CallingCode& code, std::string_view digits) {
  if (!code.trunk.empty() && digits.starts_with(code.trunk)) {
    const std::string_view rest = digits.substr(code.trunk.size());
    // A number never begins with the zero that stands for "inside the country".
    const bool zero = code.trunk.starts_with('0');
    if (fits(code, rest) && !(zero && rest.starts_with('0'))) return std::string(rest);
    if (zero) return std::nullopt;
  }
  if (fits(code, digits)) return std::string(digits);
  return std::nullopt;
}

static std::optional<std::string> international(std::string_view digits) {
  const CallingCode* code = find_calling_code(digits);
  if (code == nullptr) return std::nullopt;
  const auto national = national_part(*code, digits.substr(code->code.size()));
  if (!national) return std::nullopt;
  return "+" + std::string(code->code) + *national;
}

static std::optional<std::string> national(std::string_view digits, std::string_view country) {
  const CallingCode* code = find_calling_code_of_country(to_case(country, 'a', 'A'));
  if (code == nullptr) return std::nullopt;
  if (const auto part = national_part(*code, digits)) return "+" + std::string(code->code) + *part;
  // `380 50 …` without the plus, and `011 …`, as North America dials abroad.
  if (digits.starts_with(code->code)) return international(digits);
  if (code->code == "1" && digits.starts_with("011")) return international(digits.substr(3));
  return std::nullopt;
}

std::optional<Phone> Phone::parse(std::string_view text, std::string_view country) {
  const std::string lower = to_case(trimmed(text), 'A', 'a');
  const std::string_view bare =
      lower.starts_with("tel:") ? std::string_view(lower).substr(4) : std::string_view(lower);
  const Written written = without_extension(bare);
  if (!written.readable) return std::nullopt;
  const auto digits = compact(written.number);
  if (!digits) return std::nullopt;
  std::optional<std::string> number;
  if (digits->starts_with('+')) {
    number = international(std::string_view(*digits).substr(1));
  } else if (digits->starts_with("00")) {
    number = international(std::string_view(*digits).substr(2));
  } else {
    number = national(*digits, country);
  }
  if (!number) return std::nullopt;
  if (!written.extension.empty()) *number += "x" + std::string(written.extension);
  return Phone(*number);
}

std::string phone_digits(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_ascii_digit);
  return digits;
}

}  // namespace base
