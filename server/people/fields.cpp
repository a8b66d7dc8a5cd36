// SPDX-License-Identifier: Apache-2.0
#include "people/fields.h"

#include <algorithm>

#include "base/text.h"
#include "describe/describe.h"
#include "describe/json.h"
#include "fmt/core.h"
#include "journal/journal.h"

namespace people {
namespace {

using describe::JsonType;
using describe::JsonValue;

constexpr std::size_t short_text_max = 500;
constexpr std::size_t long_text_max = 10'000;

struct FieldRow {
  Id<Field> id;
  std::string key;
  std::string title;
  FieldKind kind = FieldKind::Text;
  describe::Json options;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FieldRow, (), (id, key, title, kind, options, version))

constexpr std::string_view columns = "id, key, title, kind, options, version";

Field field_from(const FieldRow& row) {
  return {row.id,   row.key, row.title,
          row.kind, describe::from_json<std::vector<std::string>>(row.options.text),
          row.version};
}

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          const Field& field) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(field.id),
                   .details = describe::to_json(field)});
}

std::vector<std::string> texts_of(const std::vector<describe::Text<1, 100>>& options) {
  std::vector<std::string> texts;
  for (const auto& option : options) texts.push_back(option.v);
  return texts;
}

bool is_list(FieldKind kind) { return kind == FieldKind::List || kind == FieldKind::MultiList; }

void refuse_options_of_wrong_kind(FieldKind kind, std::size_t options) {
  if (is_list(kind) && options == 0) throw base::Invalid("/options", "required");
  if (!is_list(kind) && options != 0) throw base::Invalid("/options", "field.no_options");
}

std::string free_key(db::Reader& reader, const std::string& title) {
  std::string key = base::slug_of(title);
  std::ranges::replace(key, '-', '_');
  if (key.empty()) key = "field";
  std::string candidate = key;
  for (int n = 2; reader.one<std::int64_t>("SELECT COUNT(*) FROM fields WHERE key = $1",
                                           candidate) > 0;
       ++n) {
    candidate = fmt::format("{}_{}", key, n);
  }
  return candidate;
}

bool is_option(const Field& field, const JsonValue& value) {
  return value.type() == JsonType::String &&
         std::ranges::find(field.options, value.string()) != field.options.end();
}

std::optional<std::string> refuse_text(const JsonValue& value, std::size_t size_max) {
  if (value.type() != JsonType::String) return "type.expected_string";
  if (base::code_points(value.string()) > size_max) return "text.too_long";
  return std::nullopt;
}

std::optional<std::string> refuse_shaped_text(const JsonValue& value, bool well_shaped,
                                              const char* code) {
  if (const auto wrong = refuse_text(value, short_text_max)) return wrong;
  if (!well_shaped) return code;
  return std::nullopt;
}

bool is_link(const JsonValue& value) {
  return value.type() == JsonType::String &&
         (value.string().starts_with("https://") || value.string().starts_with("http://"));
}

std::optional<std::string> refuse_choices(const Field& field, const JsonValue& value) {
  if (value.type() != JsonType::Array) return "type.expected_array";
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!is_option(field, value.at(i))) return "field.unknown_option";
  }
  return std::nullopt;
}

std::optional<std::string> refuse(const Field& field, const JsonValue& value) {
  const auto text = [&] {
    return value.type() == JsonType::String ? value.string() : std::string_view();
  };
  switch (field.kind) {
    case FieldKind::Text: return refuse_text(value, short_text_max);
    case FieldKind::LongText: return refuse_text(value, long_text_max);
    case FieldKind::Number:
      if (value.type() == JsonType::Int || value.type() == JsonType::Double) return std::nullopt;
      return "type.expected_number";
    case FieldKind::Date:
      return refuse_shaped_text(value, base::Date::parse(text()).has_value(), "date.invalid");
    case FieldKind::YesNo:
      if (value.type() == JsonType::Bool) return std::nullopt;
      return "type.expected_boolean";
    case FieldKind::List:
      if (is_option(field, value)) return std::nullopt;
      return "field.unknown_option";
    case FieldKind::MultiList: return refuse_choices(field, value);
    case FieldKind::Phone:
      return refuse_shaped_text(value, base::Phone::parse(text()).has_value(), "phone.invalid");
    case FieldKind::Link: return refuse_shaped_text(value, is_link(value), "link.invalid");
  }
  std::unreachable();
}

}  // namespace

std::vector<Field> list_fields(db::Reader& reader) {
  std::vector<Field> fields;
  for (const auto& row : reader.all<FieldRow>(
           fmt::format("SELECT {} FROM fields ORDER BY position, id", columns))) {
    fields.push_back(field_from(row));
  }
  return fields;
}

Field field_of(db::Reader& reader, Id<Field> id) {
  const auto row =
      reader.find<FieldRow>(fmt::format("SELECT {} FROM fields WHERE id = $1", columns), id);
  if (!row) throw base::NotFound("field.not_found");
  return field_from(*row);
}

Field add_field(db::Transaction& tx, const FieldDraft& draft, const base::Actor& actor) {
  refuse_options_of_wrong_kind(draft.kind, draft.options.size());
  const Field field{tx.new_id<Field>(), free_key(tx, draft.title.v), draft.title.v, draft.kind,
                    texts_of(draft.options)};
  tx.run(
      "INSERT INTO fields (id, key, title, kind, options, position, version, created_at) "
      "VALUES ($1, $2, $3, $4, $5, (SELECT COUNT(*) FROM fields), 1, $6)",
      field.id, field.key, field.title, field.kind, describe::to_json(field.options), tx.now());
  note(tx, actor, "field.created", field);
  return field;
}

Field change_field(db::Transaction& tx, const Field& field, const FieldPatch& patch,
                   const base::Actor& actor) {
  Field changed = field;
  if (patch.title) changed.title = patch.title->v;
  if (patch.options) changed.options = texts_of(*patch.options);
  refuse_options_of_wrong_kind(changed.kind, changed.options.size());
  ++changed.version;
  tx.run("UPDATE fields SET title = $2, options = $3, version = $4 WHERE id = $1", changed.id,
         changed.title, describe::to_json(changed.options), changed.version);
  note(tx, actor, "field.changed", changed);
  return changed;
}

void remove_field(db::Transaction& tx, const Field& field, const base::Actor& actor) {
  tx.run("DELETE FROM fields WHERE id = $1", field.id);
  note(tx, actor, "field.deleted", field);
}

std::optional<std::string> reason_to_refuse(const Field& field, const describe::Json& value) {
  const auto document = describe::JsonDocument::parse(value.text);
  base::ensure(document.has_value(), "a value that was read is JSON");
  if (document->root().is_null()) return std::nullopt;
  return refuse(field, document->root());
}

describe::Json merged_fields(db::Reader& reader, const describe::Json& stored,
                             const FieldValues& values, std::vector<base::FieldError>& errors) {
  auto merged = describe::from_json<FieldValues>(stored.text);
  const auto fields = list_fields(reader);
  for (const auto& [key, value] : values) {
    const std::string pointer = "/fields/" + key;
    const auto field = std::ranges::find(fields, key, &Field::key);
    if (field == fields.end()) {
      errors.push_back({pointer, "unknown_field", {}});
    } else if (auto wrong = reason_to_refuse(*field, value)) {
      errors.push_back({pointer, std::move(*wrong), {}});
    } else if (value.text.empty() || value.text == "null") {
      merged.erase(key);
    } else {
      merged[key] = value;
    }
  }
  return {describe::to_json(merged)};
}

}  // namespace people
