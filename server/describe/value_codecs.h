// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/email.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/zone.h"
#include "describe/codec.h"
#include "describe/types.h"
#include "describe/write.h"

// The types of a member that are known by themselves. What can be decided without templates is in
// value_codecs.cpp.

namespace describe {

/// Code points of a plain std::string.
inline constexpr std::size_t string_max = 10'000;

template <>
struct Codec<bool> {
  static void read(const JsonValue& in, bool& out, Errors& errors);
  static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<std::int32_t> {
  static void read(const JsonValue& in, std::int32_t& out, Errors& errors);
  static void write(std::string& out, std::int32_t value) { write_integer(out, value); }
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<std::int64_t> {
  static void read(const JsonValue& in, std::int64_t& out, Errors& errors);
  static void write(std::string& out, std::int64_t value) { write_integer(out, value); }
  static std::string schema(SchemaBuilder& builder);
};

/// For measurements in answers only: nothing that comes in may be inexact.
template <>
struct Codec<double> {
  static void write(std::string& out, double value) { write_double(out, value); }
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<std::string> {
  static void read(const JsonValue& in, std::string& out, Errors& errors);
  static void write(std::string& out, std::string_view value) { write_string(out, value); }
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<Json> {
  static constexpr bool accepts_null = true;
  static void read(const JsonValue& in, Json& out, Errors& errors);
  static void write(std::string& out, const Json& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::Instant> {
  static void read(const JsonValue& in, base::Instant& out, Errors& errors);
  static void write(std::string& out, base::Instant value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::Date> {
  static void read(const JsonValue& in, base::Date& out, Errors& errors);
  static void write(std::string& out, base::Date value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::LocalTime> {
  static void read(const JsonValue& in, base::LocalTime& out, Errors& errors);
  static void write(std::string& out, base::LocalTime value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::TimeZone> {
  static void read(const JsonValue& in, base::TimeZone& out, Errors& errors);
  static void write(std::string& out, base::TimeZone value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::Currency> {
  static void read(const JsonValue& in, base::Currency& out, Errors& errors);
  static void write(std::string& out, base::Currency value);
  static std::string schema(SchemaBuilder& builder);
};

/// `{"amount": 4900, "currency": "EUR"}`; amounts that come in are 0 to base::money_max.
template <>
struct Codec<base::Money> {
  static void read(const JsonValue& in, base::Money& out, Errors& errors);
  static void write(std::string& out, base::Money value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::Email> {
  static void read(const JsonValue& in, base::Email& out, Errors& errors);
  static void write(std::string& out, const base::Email& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<base::Phone> {
  static void read(const JsonValue& in, base::Phone& out, Errors& errors);
  static void write(std::string& out, const base::Phone& value);
  static std::string schema(SchemaBuilder& builder);
};

struct IntegerRange {
  std::int64_t min;
  std::int64_t max;
};
void read_integer(const JsonValue& in, IntegerRange range, std::int64_t& out, Errors& errors);
std::string integer_schema(IntegerRange range);

template <std::int64_t Min, std::int64_t Max>
struct Codec<Number<Min, Max>> {
  static void read(const JsonValue& in, Number<Min, Max>& out, Errors& errors) {
    read_integer(in, {Min, Max}, out.v, errors);
  }
  static void write(std::string& out, Number<Min, Max> value) { write_integer(out, value.v); }
  static std::string schema(SchemaBuilder&) { return integer_schema({Min, Max}); }
};

struct LengthRange {
  std::size_t min;
  std::size_t max;
};
void read_text(const JsonValue& in, LengthRange range, std::string& out, Errors& errors);
std::string text_schema(LengthRange range);

template <std::size_t Min, std::size_t Max>
struct Codec<Text<Min, Max>> {
  static void read(const JsonValue& in, Text<Min, Max>& out, Errors& errors) {
    read_text(in, {Min, Max}, out.v, errors);
  }
  static void write(std::string& out, const Text<Min, Max>& value) { write_string(out, value.v); }
  static std::string schema(SchemaBuilder&) { return text_schema({Min, Max}); }
};

/// Nothing, after an error was added, when it is no id of this kind.
std::optional<std::int64_t> read_id(const JsonValue& in, std::string_view prefix, Errors& errors);
void write_id(std::string& out, std::string_view prefix, std::int64_t number);
std::string id_schema(std::string_view prefix);

template <class Entity>
struct Codec<base::Id<Entity>> {
  static void read(const JsonValue& in, base::Id<Entity>& out, Errors& errors) {
    const auto number = read_id(in, Entity::id_prefix, errors);
    if (number) out = base::Id<Entity>::from_number(*number);
  }
  static void write(std::string& out, base::Id<Entity> value) {
    write_id(out, Entity::id_prefix, value.number());
  }
  static std::string schema(SchemaBuilder&) { return id_schema(Entity::id_prefix); }
};

}  // namespace describe
