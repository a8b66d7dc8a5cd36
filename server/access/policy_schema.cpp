// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "access/policy_json.h"

// The shapes of policies for the API document.

namespace describe {

using namespace accesses;

namespace {

constexpr std::string_view local_schema = R"({"type":"string","format":"local-date-time",)"
                                          R"("description":"YYYY-MM-DDTHH:MM in the school zone"})";

/// One of several shapes, told by its `type`.
std::string shape(std::string_view type, std::vector<SchemaField> fields = {}) {
  fields.insert(fields.begin(), {.name = "type",
                                 .schema = fmt::format(R"({{"const":"{}"}})", type),
                                 .required = true,
                                 .note = {}});
  return object_schema(fields, Direction::Input);
}

SchemaField must_have(std::string_view name, std::string_view schema, std::string_view note = {}) {
  return {.name = std::string(name),
          .schema = std::string(schema),
          .required = true,
          .note = std::string(note)};
}

SchemaField may_have(std::string_view name, std::string_view schema, std::string_view note = {}) {
  return {.name = std::string(name),
          .schema = std::string(schema),
          .required = false,
          .note = std::string(note)};
}

std::string one_of(std::initializer_list<std::string> shapes) {
  std::string out = R"({"oneOf":[)";
  for (const std::string& one : shapes) {
    if (out.back() != '[') out += ',';
    out += one;
  }
  return out + "]}";
}

std::string ids_schema(std::string_view prefix) {
  return array_schema(id_schema(prefix), std::nullopt);
}

std::string entries_schema(std::string_view value) {
  return fmt::format(R"({{"type":"object","additionalProperties":{}}})", value);
}

}  // namespace

std::string Codec<ScheduleRule>::schema(SchemaBuilder& builder) {
  return builder.named<ScheduleRule>([](SchemaBuilder&) -> SchemaBody {
    const std::string open =
        one_of({shape("at_once"),
                shape("after", {must_have("days", integer_schema({0, delay_days_max})),
                                must_have("time",
                                          R"({"type":"string","pattern":)"
                                          R"("^([01][0-9]|2[0-3]):[0-5][0-9]$|^participant$"})",
                                          "The wall-clock time, or that of the start.")}),
                shape("on", {must_have("local", local_schema)})});
    const std::string close =
        one_of({shape("never"), shape("on", {must_have("local", local_schema)}),
                shape("after_open", {must_have("days", integer_schema({1, delay_days_max}))})});
    return std::vector{may_have("open", open, "Absent: at once."),
                       may_have("close", close, "Absent: never.")};
  });
}

std::string Codec<Scope>::schema(SchemaBuilder& builder) {
  const std::string selected_at = nullable_schema(builder.reference<base::Instant>());
  return one_of(
      {shape("all"),
       shape("selected",
             {may_have("lessons", ids_schema("les")), may_have("sections", ids_schema("sec")),
              may_have("auto_new", R"({"type":"boolean"})",
                       "Lessons created after selected_at are covered too."),
              may_have("selected_at", selected_at, "Required with auto_new."),
              may_have("auto_modules", ids_schema("mod"), "Empty: every module.")})});
}

std::string Codec<ReleaseSchedule>::schema(SchemaBuilder& builder) {
  const std::string rules = entries_schema(builder.reference<ScheduleRule>());
  return one_of(
      {shape("inherit"), shape("none"),
       shape("custom", {must_have("fallback", builder.reference<Fallback>(),
                                  "For what has no rule here: as in the product, or at once."),
                        may_have("lessons", rules), may_have("modules", rules)})});
}

std::string Codec<Checkpoints>::schema(SchemaBuilder&) {
  return one_of(
      {shape("inherit"), shape("off"),
       shape("switches", {must_have("lessons", entries_schema(R"({"type":"boolean"})"))})});
}

std::string Codec<Period>::schema(SchemaBuilder& builder) {
  return one_of({shape("unlimited"),
                 shape("days", {must_have("count", integer_schema({1, period_days_max}))}),
                 shape("months", {must_have("count", integer_schema({1, period_months_max}))}),
                 shape("until", {must_have("date", builder.reference<base::Date>(),
                                           "The whole of this day is included.")})});
}

std::string Codec<Start>::schema(SchemaBuilder&) {
  return one_of({shape("at_grant"), shape("fixed", {must_have("local", local_schema)})});
}

std::string Codec<Policy>::schema(SchemaBuilder& builder) {
  return builder.named<Policy>(
      [](SchemaBuilder& inner) -> SchemaBody { return inner.fields<Overrides>(); });
}

}  // namespace describe
