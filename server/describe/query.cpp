// SPDX-License-Identifier: Apache-2.0
#include "describe/query.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace describe {

using Values = std::vector<std::string_view>;

static bool is_integer_text(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  return std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

// Text of the wrong shape stays a string, which the reader then refuses by the right code.
static void write_value(std::string& out, std::string_view text, QueryKind kind) {
  const bool bare = (kind == QueryKind::Integer && is_integer_text(text)) ||
                    (kind == QueryKind::Boolean && (text == "true" || text == "false"));
  if (bare) {
    out += text;
  } else {
    write_string(out, text);
  }
}

static void write_values(std::string& out, const Values& values, const QueryField& field) {
  if (values.size() == 1 && !field.repeats) {
    write_value(out, values.front(), field.kind);
    return;
  }
  out += '[';
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (index > 0) out += ',';
    write_value(out, values[index], field.kind);
  }
  out += ']';
}

static void refuse_bad_text(const QueryPairs& pairs) {
  Errors errors;
  for (const auto& [name, value] : pairs) {
    if (!base::is_clean_utf8(name)) {
      errors.add("text.invalid", "a name of a parameter is not UTF-8");
    } else if (!base::is_clean_utf8(value)) {
      const auto scope = errors.at(name);
      errors.add("text.invalid", "not UTF-8");
    }
  }
  errors.throw_if_any();
}

std::string query_as_json(const QueryPairs& pairs, std::span<const QueryField> fields) {
  refuse_bad_text(pairs);
  std::map<std::string_view, Values> values;
  for (const auto& [name, value] : pairs) values[name].push_back(value);
  std::string out = "{";
  for (const auto& [name, texts] : values) {
    if (out.size() > 1) out += ',';
    write_string(out, name);
    out += ':';
    const auto field = std::ranges::find(fields, name, &QueryField::name);
    write_values(out, texts, field == fields.end() ? QueryField{} : *field);
  }
  out += '}';
  return out;
}

}  // namespace describe
