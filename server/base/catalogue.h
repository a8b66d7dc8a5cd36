// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/placeholders.h"

namespace base {

/// What a key without a text does: tests must notice, a visitor must still get a page.
enum class MissingText { Bug, ShowKey };

/// The texts of one language, in the format the apps read too (i18next v4): `{{name}}`, and plurals
/// as `key_one`, `key_few`, `key_many`, `key_other` chosen by the argument `count`. Immutable once
/// built. A text that cannot be read is a `Bug` at construction.
class Catalogue {
 public:
  using Arguments = std::map<std::string, PlaceholderValue, std::less<>>;

  Catalogue(Language language, const std::map<std::string, std::string>& texts,
            MissingText missing = MissingText::Bug);

  Language language() const { return language_; }
  bool has(std::string_view key) const;

  /// Dates are shown in UTC unless a zone is given.
  std::string text(std::string_view key, const Arguments& arguments = {},
                   Escape escape = Escape::Text, TimeZone zone = {}) const;

 private:
  const Template* find(std::string_view key, const Arguments& arguments) const;
  const Template* find_exact(std::string_view key) const;

  Language language_;
  MissingText missing_;
  std::map<std::string, Template, std::less<>> texts_;
};

}  // namespace base
