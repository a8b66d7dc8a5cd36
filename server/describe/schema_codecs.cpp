// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "describe/container_codecs.h"
#include "describe/described.h"
#include "describe/schema.h"
#include "describe/value_codecs.h"

// The schemas of the types that are known by themselves.

namespace describe {

std::string Codec<bool>::schema(SchemaBuilder&) { return R"({"type":"boolean"})"; }

std::string Codec<std::int32_t>::schema(SchemaBuilder&) {
  return R"({"type":"integer","format":"int32"})";
}

std::string Codec<std::int64_t>::schema(SchemaBuilder&) {
  return R"({"type":"integer","format":"int64"})";
}

std::string Codec<double>::schema(SchemaBuilder&) { return R"({"type":"number"})"; }

std::string Codec<std::string>::schema(SchemaBuilder&) { return R"({"type":"string"})"; }

std::string Codec<Json>::schema(SchemaBuilder&) { return "{}"; }

std::string Codec<base::Instant>::schema(SchemaBuilder&) {
  return R"({"type":"string","format":"date-time"})";
}

std::string Codec<base::Date>::schema(SchemaBuilder&) {
  return R"({"type":"string","format":"date"})";
}

std::string Codec<base::LocalTime>::schema(SchemaBuilder&) {
  return R"({"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$"})";
}

std::string Codec<base::TimeZone>::schema(SchemaBuilder&) {
  return R"({"type":"string","examples":["Europe/Kyiv"]})";
}

std::string Codec<base::Currency>::schema(SchemaBuilder&) {
  return R"({"type":"string","pattern":"^[A-Z]{3}$"})";
}

std::string Codec<base::Email>::schema(SchemaBuilder&) {
  return R"({"type":"string","format":"email"})";
}

std::string Codec<base::Phone>::schema(SchemaBuilder&) {
  return R"({"type":"string","examples":["+33612345678"]})";
}

// Only what comes in is limited: a sum in a report may be negative.
std::string Codec<base::Money>::schema(SchemaBuilder& schemas) {
  return schemas.named<base::Money>([](SchemaBuilder& builder) -> SchemaBody {
    const std::string amount = fmt::format(
        R"({{"type":"integer","format":"int64","description":"In minor units; 0 to {} in what )"
        R"(is sent."}})",
        base::money_max);
    const SchemaField fields[] = {
        {.name = "amount", .schema = amount, .required = true, .note = {}},
        {.name = "currency",
         .schema = Codec<base::Currency>::schema(builder),
         .required = true,
         .note = {}}};
    return std::vector<SchemaField>(std::begin(fields), std::end(fields));
  });
}

std::string integer_schema(IntegerRange range) {
  return fmt::format(R"({{"type":"integer","minimum":{},"maximum":{}}})", range.min, range.max);
}

std::string text_schema(LengthRange range) {
  if (range.min == 0) return fmt::format(R"({{"type":"string","maxLength":{}}})", range.max);
  return fmt::format(R"({{"type":"string","minLength":{},"maxLength":{}}})", range.min, range.max);
}

std::string id_schema(std::string_view prefix) {
  return fmt::format(R"({{"type":"string","pattern":"^{}_[0-9a-hjkmnp-tv-z]{{13}}$"}})", prefix);
}

std::string nullable_schema(std::string schema) {
  constexpr std::string_view begin = R"({"type":")";
  if (schema == "{}") return schema;
  if (!schema.starts_with(begin)) return R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})";
  const std::size_t end = schema.find('"', begin.size());
  const std::string type = schema.substr(begin.size(), end - begin.size());
  return R"({"type":[")" + type + R"(","null"])" + schema.substr(end + 1);
}

std::string array_schema(std::string_view element, std::optional<std::size_t> max) {
  const std::string limit = max ? fmt::format(R"(,"maxItems":{})", *max) : std::string();
  return fmt::format(R"({{"type":"array","items":{}{}}})", element, limit);
}

std::string map_schema(std::string_view entry) {
  return fmt::format(R"({{"type":"object","additionalProperties":{}}})", entry);
}

std::string enum_schema(const EnumTexts& texts) {
  std::string out = R"({"type":"string","enum":)";
  Codec<std::vector<std::string>>::write(out, texts.all());
  return out + '}';
}

}  // namespace describe
