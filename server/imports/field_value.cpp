// SPDX-License-Identifier: Apache-2.0
#include "imports/field_value.h"

#include <algorithm>
#include <charconv>

#include "base/phone.h"
#include "base/text.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "imports/dates.h"
#include "imports/values.h"

namespace imports {
namespace {

using people::FieldKind;

std::optional<std::string> option_named(const people::Field& field, std::string_view cell) {
  const std::string wanted = base::folded(cell);
  for (const std::string& option : field.options) {
    if (base::folded(option) == wanted) return option;
  }
  return std::nullopt;
}

std::optional<describe::Json> json_of(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return describe::Json{describe::to_json(*text)};
}

std::optional<describe::Json> number(std::string_view cell) {
  std::string plain;
  for (const char letter : cell) {
    if (letter != ' ') plain += letter == ',' ? '.' : letter;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  // `007` and `1.` are numbers to people and none to JSON.
  return describe::Json{fmt::format("{}", value)};
}

std::optional<describe::Json> choices(const people::Field& field, std::string_view cell) {
  std::vector<std::string> chosen;
  for (const std::string& name : tags_in(cell)) {
    auto option = option_named(field, name);
    if (!option) return std::nullopt;
    chosen.push_back(std::move(*option));
  }
  return describe::Json{describe::to_json(chosen)};
}

std::optional<std::string> phone(std::string_view cell, const Reading& reading) {
  const auto phone = base::Phone::parse(cell, reading.country);
  if (!phone) return std::nullopt;
  return phone->text();
}

std::optional<std::string> date(std::string_view cell, DateOrder order) {
  const auto date = read_date(cell, order);
  if (!date) return std::nullopt;
  return date->text();
}

std::optional<describe::Json> shaped(const people::Field& field, std::string_view cell,
                                     const Reading& reading, DateOrder order) {
  switch (field.kind) {
    case FieldKind::Text: return json_of(tidy(cell));
    case FieldKind::LongText:
    case FieldKind::Link: return json_of(std::string(cell));
    case FieldKind::Number: return number(cell);
    case FieldKind::Date: return json_of(date(cell, order));
    case FieldKind::YesNo: {
      const auto answer = read_yes_no(cell);
      if (!answer) return std::nullopt;
      return describe::Json{*answer ? "true" : "false"};
    }
    case FieldKind::List: return json_of(option_named(field, cell));
    case FieldKind::MultiList: return choices(field, cell);
    case FieldKind::Phone: return json_of(phone(cell, reading));
  }
  std::unreachable();
}

}  // namespace

std::optional<describe::Json> field_value(const people::Field& field, std::string_view cell,
                                          const Reading& reading, DateOrder order) {
  auto value = shaped(field, base::trimmed(cell), reading, order);
  if (value && people::reason_to_refuse(field, *value)) return std::nullopt;
  return value;
}

}  // namespace imports
