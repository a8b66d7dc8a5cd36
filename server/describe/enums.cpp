// SPDX-License-Identifier: Apache-2.0
#include "describe/enums.h"

#include "base/ensure.h"

namespace describe {

static bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
static bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
static bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

static bool word_begins(std::string_view name, std::size_t at) {
  if (at == 0 || !is_upper(name[at])) return false;
  const char before = name[at - 1];
  if (is_lower(before) || is_digit(before)) return true;
  return is_upper(before) && at + 1 < name.size() && is_lower(name[at + 1]);
}

std::string snake_case(std::string_view enumerator) {
  std::string text;
  for (std::size_t at = 0; at < enumerator.size(); ++at) {
    if (word_begins(enumerator, at)) text += '_';
    const char letter = enumerator[at];
    text += is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return text;
}

EnumTexts::EnumTexts(std::span<const Enumerator> enumerators) {
  for (const Enumerator& enumerator : enumerators) {
    values_.push_back(enumerator.value);
    texts_.push_back(snake_case(enumerator.name));
  }
}

std::string_view EnumTexts::text(std::int64_t value) const {
  // Nearly every enum counts from zero.
  if (value >= 0) {
    const auto guess = static_cast<std::size_t>(value);
    if (guess < values_.size() && values_[guess] == value) return texts_[guess];
  }
  for (std::size_t index = 0; index < values_.size(); ++index) {
    if (values_[index] == value) return texts_[index];
  }
  base::ensure(false, "an enum holds one of its enumerators");
  return {};
}

std::optional<std::int64_t> EnumTexts::value(std::string_view text) const {
  for (std::size_t index = 0; index < texts_.size(); ++index) {
    if (texts_[index] == text) return values_[index];
  }
  return std::nullopt;
}

}  // namespace describe
