// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/format.h"

// Texts with places to fill in, written by staff and by translators:
//
//   {{name}}  {{object.field}}  {{x|default:"friend"}}  {{x|date:"long"}}  {{count|number}}
//
// Date styles are long, short, time and zone; instants without a style are shown long, numbers
// without `number` as bare digits. Filters may be joined: {{x|date:"short"|default:"soon"}}. There
// is no logic and no way to reach a value that is not offered.

namespace base {

using PlaceholderValue = std::variant<std::string, Instant, std::int64_t>;

/// What a value is written into. Header also cleans the text around the values, because staff
/// write subjects; Html and Url escape values only. Url means one component of an address.
enum class Escape { Text, Html, Header, Url };

struct TemplateError {
  std::size_t offset = 0;  ///< In bytes, of the opening braces.
  std::string name;        ///< What stands between the braces.
  /// `template.unclosed`, `template.unknown_name`, `template.unreadable`, `template.unknown_filter`
  std::string code;
  friend bool operator==(const TemplateError&, const TemplateError&) = default;
};

/// The names a text may use. `contact.custom.*` allows every name below `contact.custom`.
class AllowedNames {
 public:
  AllowedNames(std::initializer_list<std::string> names) : names_(names) {}
  explicit AllowedNames(std::set<std::string, std::less<>> names) : names_(std::move(names)) {}
  /// For texts of our own: every name that can be written.
  static AllowedNames any();
  bool contains(std::string_view name) const;

 private:
  std::set<std::string, std::less<>> names_;
  bool any_ = false;
};

class Template {
 public:
  static std::expected<Template, TemplateError> parse(std::string_view text,
                                                      const AllowedNames& allowed);

  /// Nothing: there is no such value now; its default is shown, or nothing at all.
  using Lookup = std::function<std::optional<PlaceholderValue>(std::string_view name)>;
  std::string render(const Lookup& lookup, Escape escape, const Locale& locale) const;

  /// The names in use, each once.
  std::set<std::string, std::less<>> names() const;

  struct Placeholder {
    std::string name;
    std::string fallback;
    DateStyle date_style = DateStyle::Long;
    bool grouped = false;
  };

 private:
  std::vector<std::variant<std::string, Placeholder>> parts_;
};

/// One value made safe for its target.
std::string escaped(std::string_view text, Escape escape);

}  // namespace base
