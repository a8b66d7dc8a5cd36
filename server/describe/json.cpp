// SPDX-License-Identifier: Apache-2.0
#include "describe/json.h"

#include <charconv>

#include "base/ensure.h"
#include "describe/json_tree.h"
#include "describe/write.h"

namespace describe {

using base::ensure;

JsonDocument::JsonDocument(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonValue JsonDocument::root() const { return JsonValue(&tree_->root); }

JsonType JsonValue::type() const { return node_->type; }

bool JsonValue::is_integer_out_of_range() const {
  return node_->type == JsonType::Double && node_->out_of_range;
}

bool JsonValue::boolean() const {
  ensure(node_->type == JsonType::Bool, "only a boolean is asked for its truth");
  return node_->boolean;
}

std::int64_t JsonValue::integer() const {
  ensure(node_->type == JsonType::Int, "only an integer is asked for its value");
  return node_->integer;
}

double JsonValue::number() const {
  if (node_->type == JsonType::Int) return static_cast<double>(node_->integer);
  ensure(node_->type == JsonType::Double, "only a number is asked for its value");
  double value = 0;
  const std::string_view text = node_->view();
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view JsonValue::string() const {
  ensure(node_->type == JsonType::String, "only a string is asked for its text");
  return node_->view();
}

std::size_t JsonValue::size() const {
  ensure(is_array() || is_object(), "only an array or an object has a size");
  return node_->size;
}

JsonValue JsonValue::at(std::size_t index) const {
  ensure(is_array() && index < node_->size, "an element lies inside its array");
  return JsonValue(node_->children + index);
}

std::string_view JsonValue::name_at(std::size_t index) const {
  ensure(is_object() && index < node_->size, "a member lies inside its object");
  return node_->children[2 * index].view();
}

JsonValue JsonValue::value_at(std::size_t index) const {
  ensure(is_object() && index < node_->size, "a member lies inside its object");
  return JsonValue(node_->children + 2 * index + 1);
}

std::optional<JsonValue> JsonValue::find(std::string_view name) const {
  ensure(is_object(), "members are looked for in an object");
  for (std::size_t index = 0; index < node_->size; ++index) {
    if (node_->children[2 * index].view() == name) return value_at(index);
  }
  return std::nullopt;
}

std::string JsonValue::text() const {
  std::string out;
  append_text(out);
  return out;
}

static void append_array(std::string& out, const JsonValue& array) {
  out += '[';
  for (std::size_t index = 0; index < array.size(); ++index) {
    if (index > 0) out += ',';
    array.at(index).append_text(out);
  }
  out += ']';
}

static void append_object(std::string& out, const JsonValue& object) {
  out += '{';
  for (std::size_t index = 0; index < object.size(); ++index) {
    if (index > 0) out += ',';
    write_string(out, object.name_at(index));
    out += ':';
    object.value_at(index).append_text(out);
  }
  out += '}';
}

void JsonValue::append_text(std::string& out) const {
  switch (node_->type) {
    case JsonType::Null:
      out += "null";
      return;
    case JsonType::Bool:
      out += node_->boolean ? "true" : "false";
      return;
    case JsonType::Int:
      write_integer(out, node_->integer);
      return;
    case JsonType::Double:
      out += node_->view();
      return;
    case JsonType::String:
      write_string(out, node_->view());
      return;
    case JsonType::Array:
      append_array(out, *this);
      return;
    case JsonType::Object:
      append_object(out, *this);
      return;
  }
}

}  // namespace describe
