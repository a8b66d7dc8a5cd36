// SPDX-License-Identifier: Apache-2.0
#include "testing/answer.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "base/ensure.h"
#include "base/text.h"
#include "describe/json.h"

namespace testing {
namespace {

using describe::JsonDocument;
using describe::JsonValue;

constexpr std::size_t answer_bytes_max = std::size_t{64} << 20;

std::optional<JsonValue> step(const JsonValue& value, std::string_view name) {
  if (value.is_object()) return value.find(name);
  if (!value.is_array()) return std::nullopt;
  std::size_t index = 0;
  std::from_chars(name.data(), name.data() + name.size(), index);
  if (index >= value.size()) return std::nullopt;
  return value.at(index);
}

std::optional<JsonValue> find(const JsonDocument& document, std::string_view pointer) {
  std::optional<JsonValue> value = document.root();
  if (pointer.empty()) return value;
  for (const std::string_view name : base::split(pointer.substr(1), '/')) {
    value = step(*value, name);
    if (!value) break;
  }
  return value;
}

JsonDocument parsed(const std::string& body) {
  auto document = JsonDocument::parse(body, {.bytes_max = answer_bytes_max});
  base::ensure(document.has_value(), "what the API answers is JSON");
  return std::move(*document);
}

}  // namespace

std::string Answer::said() const {
  std::string text = std::to_string(status);
  if (status < 400) return text;
  text += " " + at("/code");
  for (std::size_t i = 0; i < size("/errors"); ++i) {
    const std::string error = "/errors/" + std::to_string(i);
    text += " " + at(error + "/pointer") + " " + at(error + "/code");
  }
  return text;
}

std::string Answer::at(std::string_view pointer) const {
  if (body.empty()) return "absent";
  const auto document = parsed(body);
  const auto value = find(document, pointer);
  if (!value) return "absent";
  return value->is_string() ? std::string(value->string()) : value->text();
}

std::size_t Answer::size(std::string_view pointer) const {
  if (body.empty()) return 0;
  const auto document = parsed(body);
  const auto value = find(document, pointer);
  return value && value->is_array() ? value->size() : 0;
}

std::string Answer::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &http::Fields::value_type::first);
  return found == headers.end() ? std::string() : found->second;
}

std::string json(std::string_view text, std::initializer_list<std::string_view> values) {
  const std::span<const std::string_view> list(values.begin(), values.size());
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool named = text[i] == '$' && i + 1 < text.size();
    if (named) {
      out += list[static_cast<std::size_t>(text[++i] - '1')];
    } else {
      out += text[i] == '\'' ? '"' : text[i];
    }
  }
  return out;
}

}  // namespace testing
