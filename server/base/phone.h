// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A number in E.164 (`+33612345678`), 8 to 15 digits, with an optional extension (`…x9799`).
class Phone {
 public:
  /// Empty, for members that are read afterwards.
  Phone() = default;
  /// Reads spaces, dots, dashes, brackets, `00` and `+` prefixes, `x123` extensions. A national
  /// number (leading 0, or none) is read with the ISO country, when one is given.
  static std::optional<Phone> parse(std::string_view text, std::string_view country = {});
  const std::string& text() const { return text_; }
  friend auto operator<=>(const Phone&, const Phone&) = default;

 private:
  explicit Phone(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Only the digits, for searching any run of four.
std::string phone_digits(std::string_view text);

}  // namespace base
