// SPDX-License-Identifier: Apache-2.0
#include "describe/schema.h"

#include <algorithm>

#include "base/ensure.h"
#include "describe/write.h"

namespace describe {

std::string SchemaBuilder::component(const void* key, std::string_view type, MakeBody make) {
  const auto known = index_of_type_.find(key);
  const std::size_t index =
      known == index_of_type_.end() ? add_component(key, type) : known->second;
  mark_used(index);
  if (known == index_of_type_.end()) {
    open_.push_back(index);
    SchemaBody body = make(*this);
    components_[index].body = std::move(body);
    open_.pop_back();
  }
  return R"({"$ref":"#/components/schemas/)" + components_[index].name + R"("})";
}

std::size_t SchemaBuilder::add_component(const void* key, std::string_view type) {
  std::string name = component_name(type);
  if (index_of_name_.contains(name)) name = qualified_component_name(type);
  base::ensure(!index_of_name_.contains(name), "a component is named after one type: " + name);
  const std::size_t index = components_.size();
  index_of_name_.emplace(name, index);
  index_of_type_.emplace(key, index);
  components_.push_back({.name = std::move(name), .body = {}, .uses = {}});
  return index;
}

void SchemaBuilder::mark_used(std::size_t index) {
  if (!open_.empty()) {
    components_[open_.back()].uses.insert(index);
  } else if (direction_ == Direction::Input) {
    components_[index].comes_in = true;
  }
}

// What a component that comes in is made of comes in too.
std::vector<bool> SchemaBuilder::coming_in() const {
  std::vector<bool> coming(components_.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t index = 0; index < components_.size(); ++index) {
    if (components_[index].comes_in) open.push_back(index);
  }
  while (!open.empty()) {
    const std::size_t index = open.back();
    open.pop_back();
    if (coming[index]) continue;
    coming[index] = true;
    open.insert(open.end(), components_[index].uses.begin(), components_[index].uses.end());
  }
  return coming;
}

std::string SchemaBuilder::components() const {
  const std::vector<bool> coming = coming_in();
  std::string out = "{";
  for (const auto& [name, index] : index_of_name_) {
    if (out.size() > 1) out += ',';
    write_string(out, name);
    out += ':';
    const SchemaBody& body = components_[index].body;
    if (const auto* finished = std::get_if<std::string>(&body)) {
      out += *finished;
    } else {
      out += object_schema(std::get<std::vector<SchemaField>>(body),
                           coming[index] ? Direction::Input : Direction::Output);
    }
  }
  out += '}';
  return out;
}

void SchemaBuilder::add_note(SchemaField& field, std::span<const FieldNote> notes) {
  for (const FieldNote& note : notes) {
    if (note.field == field.name) field.note = note.note;
  }
}

void SchemaBuilder::check_notes(std::string_view type, std::span<const FieldNote> notes,
                                std::span<const std::string_view> names) {
  for (const FieldNote& note : notes) {
    base::ensure(std::ranges::find(names, note.field) != names.end(),
                 "a note is about a member of " + std::string(type) + ", not about " +
                     std::string(note.field));
  }
}

// A description may stand beside "$ref" since 2020-12.
static std::string with_description(std::string schema, std::string_view note) {
  if (note.empty()) return schema;
  schema.pop_back();
  if (schema.size() > 1) schema += ',';
  schema += R"("description":)";
  write_string(schema, note);
  schema += '}';
  return schema;
}

static std::string required_names(std::span<const SchemaField> fields, Direction direction) {
  std::string list;
  for (const SchemaField& field : fields) {
    if (!field.required && direction == Direction::Input) continue;
    if (!list.empty()) list += ',';
    write_string(list, field.name);
  }
  return list;
}

std::string object_schema(std::span<const SchemaField> fields, Direction direction) {
  std::string out = R"({"type":"object","properties":{)";
  bool first = true;
  for (const SchemaField& field : fields) {
    if (!std::exchange(first, false)) out += ',';
    write_string(out, field.name);
    out += ':';
    out += with_description(field.schema, field.note);
  }
  out += '}';
  const std::string required = required_names(fields, direction);
  if (!required.empty()) out += R"(,"required":[)" + required + ']';
  out += R"(,"additionalProperties":false})";
  return out;
}

}  // namespace describe
