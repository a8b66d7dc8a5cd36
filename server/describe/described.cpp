// SPDX-License-Identifier: Apache-2.0
#include "describe/described.h"

#include <algorithm>

#include "describe/json_tree.h"

namespace describe {

ObjectReader::ObjectReader(const JsonValue& in, Errors& errors)
    : errors_(errors), is_object_(in.is_object()) {
  if (is_object_) {
    members_ = in.node_->children;
    count_ = in.node_->size;
  } else {
    errors.add("type.expected_object");
  }
}

std::string_view ObjectReader::name_at(std::size_t index) const {
  return members_[2 * index].view();
}

const JsonNode* ObjectReader::value_at(std::size_t index) const { return members_ + 2 * index + 1; }

// Most senders keep the order of the struct, so the next member is tried first.
const JsonNode* ObjectReader::find(std::string_view name) {
  if (next_ < count_ && name_at(next_) == name) return value_at(next_++);
  for (std::size_t index = 0; index < count_; ++index) {
    if (name_at(index) != name) continue;
    next_ = index + 1;
    return value_at(index);
  }
  return nullptr;
}

std::optional<JsonValue> ObjectReader::take(std::string_view name, Rule rule) {
  const JsonNode* value = find(name);
  if (value != nullptr) ++taken_;
  const bool is_given = value != nullptr && (rule.accepts_null || value->type != JsonType::Null);
  if (!is_given && !rule.may_be_absent && is_object_) {
    const auto scope = errors_.at(name);
    errors_.add("required");
    return std::nullopt;
  }
  if (value == nullptr) return std::nullopt;
  return JsonValue(value);
}

void ObjectReader::refuse_others(std::span<const std::string_view> names) {
  if (taken_ == count_ || errors_.unknown_fields() == UnknownFields::Ignored) return;
  for (std::size_t index = 0; index < count_; ++index) {
    const std::string_view name = name_at(index);
    if (std::ranges::find(names, name) != names.end()) continue;
    const auto scope = errors_.at(name);
    errors_.add("unknown_field");
  }
}

static std::string allowed_texts(const EnumTexts& texts) {
  std::string list = "one of";
  const char* separator = " ";
  for (const std::string& text : texts.all()) {
    list += separator;
    list += text;
    separator = ", ";
  }
  return list;
}

std::optional<std::int64_t> read_enum(const JsonValue& in, const EnumTexts& texts, Errors& errors) {
  if (!in.is_string()) {
    errors.add("type.expected_string", allowed_texts(texts));
    return std::nullopt;
  }
  const auto value = texts.value(in.string());
  if (!value) errors.add("enum.unknown", allowed_texts(texts));
  return value;
}

}  // namespace describe
