// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A checked address. Compared and stored in canonical form: lower case throughout, the domain in
/// its ASCII form. At most 254 bytes.
class Email {
 public:
  /// Empty, for members that are read afterwards.
  Email() = default;
  /// Reads what people paste: outer spaces, `Marie Dupont <m@x.fr>`, `mailto:`, a trailing dot or
  /// comma. Nothing when no single address is left; never accepts control characters.
  static std::optional<Email> parse(std::string_view text);
  const std::string& text() const { return text_; }
  std::string_view domain() const;
  friend auto operator<=>(const Email&, const Email&) = default;

 private:
  explicit Email(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// The name in front of an address: `Marie Dupont <m@x.fr>` → `Marie Dupont`; empty if none.
std::string name_beside_email(std::string_view text);

/// "did you mean …": the whole corrected address when the domain is a known misspelling or one
/// keystroke from a large provider (`gmial.com` → `gmail.com`); nothing otherwise.
std::optional<Email> likely_meant(const Email& email);

}  // namespace base
