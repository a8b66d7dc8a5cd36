// SPDX-License-Identifier: Apache-2.0
#include "base/placeholders.h"

#include <algorithm>

#include "base/digits.h"
#include "base/text.h"

namespace base {

AllowedNames AllowedNames::any() {
  AllowedNames names({});
  names.any_ = true;
  return names;
}

bool AllowedNames::contains(std::string_view name) const {
  if (any_ || names_.contains(name)) return true;
  for (auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0;
       dot = name.rfind('.', dot - 1)) {
    if (names_.contains(std::string(name.substr(0, dot)) + ".*")) return true;
  }
  return false;
}

static bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         is_ascii_digit(letter) || letter == '_' || letter == '-';
}

static bool is_name(std::string_view text) {
  return std::ranges::all_of(split(text, '.'), [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, is_name_letter);
  });
}

/// The end of a placeholder: the first `}}` outside of quotes.
static std::size_t find_end(std::string_view text, std::size_t from) {
  bool quoted = false;
  for (std::size_t i = from; i + 1 < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == '}' && text[i + 1] == '}') {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Splits `x | default:"a|b" | date:"long"` at the bars outside of quotes. A comma counts as a bar:
/// catalogues write `{{count, number}}`.
static std::vector<std::string_view> split_filters(std::string_view text) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (text[i] == '|' || text[i] == ',')) {
      parts.push_back(trimmed(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

/// `"a \"b\""` → `a "b"`; nothing when the quotes do not fit.
static std::optional<std::string> unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"') return std::nullopt;
  std::string result;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      if (i + 1 != text.size()) return std::nullopt;
      return result;
    }
    if (text[i] == '\\') ++i;
    if (i < text.size()) result += text[i];
  }
  return std::nullopt;
}

static std::optional<DateStyle> date_style_of(std::string_view name) {
  if (name == "long") return DateStyle::Long;
  if (name == "short") return DateStyle::Short;
  if (name == "time") return DateStyle::WithTime;
  if (name == "zone") return DateStyle::WithTimeZone;
  return std::nullopt;
}

/// Empty: the filter was understood and noted; else the code of what is wrong.
static std::string_view note_filter(std::string_view filter, Template::Placeholder& placeholder) {
  const auto colon = filter.find(':');
  const std::string_view name = trimmed(filter.substr(0, colon));
  if (name == "number" && colon == std::string_view::npos) {
    placeholder.grouped = true;
    return {};
  }
  if (name != "default" && name != "date") return "template.unknown_filter";
  if (colon == std::string_view::npos) return "template.unreadable";
  auto argument = unquoted(trimmed(filter.substr(colon + 1)));
  if (!argument) return "template.unreadable";
  if (name == "default") {
    placeholder.fallback = std::move(*argument);
    return {};
  }
  const auto style = date_style_of(*argument);
  if (!style) return "template.unknown_filter";
  placeholder.date_style = *style;
  return {};
}

static std::expected<Template::Placeholder, std::string_view> read_placeholder(
    std::string_view inside, const AllowedNames& allowed) {
  const std::vector<std::string_view> parts = split_filters(inside);
  Template::Placeholder placeholder{.name = std::string(parts.front()), .fallback = {}};
  if (!is_name(placeholder.name)) return std::unexpected("template.unreadable");
  if (!allowed.contains(placeholder.name)) return std::unexpected("template.unknown_name");
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string_view wrong = note_filter(parts[i], placeholder);
    if (!wrong.empty()) return std::unexpected(wrong);
  }
  return placeholder;
}

std::expected<Template, TemplateError> Template::parse(std::string_view text,
                                                       const AllowedNames& allowed) {
  Template result;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = std::min(text.find("{{", at), text.size());
    if (open > at) result.parts_.emplace_back(std::string(text.substr(at, open - at)));
    if (open == text.size()) break;
    const auto close = find_end(text, open + 2);
    if (close == std::string_view::npos) {
      return std::unexpected(TemplateError{open, {}, "template.unclosed"});
    }
    const std::string_view inside = text.substr(open + 2, close - open - 2);
    auto placeholder = read_placeholder(inside, allowed);
    if (!placeholder) {
      const std::string_view name = split_filters(inside).front();
      return std::unexpected(
          TemplateError{open, std::string(name), std::string(placeholder.error())});
    }
    result.parts_.emplace_back(std::move(*placeholder));
    at = close + 2;
  }
  return result;
}

struct ValueText {
  const Template::Placeholder& placeholder;
  const Locale& locale;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Instant at) const {
    return format_date(at, placeholder.date_style, locale);
  }
  std::string operator()(std::int64_t number) const {
    return placeholder.grouped ? format_number(number, locale.language) : std::to_string(number);
  }
};

std::string Template::render(const Lookup& lookup, Escape escape, const Locale& locale) const {
  // A header is cleaned as a whole: what staff wrote around the values is no safer than the values.
  const bool whole = escape == Escape::Header;
  std::string result;
  for (const auto& part : parts_) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      result += *literal;
      continue;
    }
    const auto& placeholder = std::get<Placeholder>(part);
    const auto value = lookup(placeholder.name);
    std::string text;
    if (value) text = std::visit(ValueText{placeholder, locale}, *value);
    if (text.empty()) text = placeholder.fallback;
    result += whole ? text : escaped(text, escape);
  }
  return whole ? escaped(result, escape) : result;
}

std::set<std::string, std::less<>> Template::names() const {
  std::set<std::string, std::less<>> names;
  for (const auto& part : parts_) {
    if (const auto* placeholder = std::get_if<Placeholder>(&part)) names.insert(placeholder->name);
  }
  return names;
}

}  // namespace base
