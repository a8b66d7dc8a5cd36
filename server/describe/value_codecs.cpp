// SPDX-License-Identifier: Apache-2.0
#include "describe/value_codecs.h"

#include <array>

#include "base/text.h"
#include "describe/described.h"

namespace describe {

namespace {

bool expect_string(const JsonValue& in, Errors& errors) {
  if (in.is_string()) return true;
  errors.add("type.expected_string");
  return false;
}

std::string range_text(std::int64_t min, std::int64_t max) {
  return std::to_string(min) + " to " + std::to_string(max);
}

/// A text with one meaning, or the error `code`.
template <class T, class Parse>
void read_parsed(const JsonValue& in, T& out, Errors& errors, const char* code, Parse parse) {
  if (!expect_string(in, errors)) return;
  const std::optional<T> value = parse(in.string());
  if (value) {
    out = *value;
  } else {
    errors.add(code);
  }
}

std::optional<std::int64_t> read_amount(const JsonValue& in, Errors& errors) {
  const bool too_large = in.is_integer_out_of_range();
  if (!in.is_integer() && !too_large) {
    errors.add("type.expected_integer");
    return std::nullopt;
  }
  if (too_large || in.integer() < 0 || in.integer() > base::money_max) {
    errors.add("money.out_of_range", range_text(0, base::money_max));
    return std::nullopt;
  }
  return in.integer();
}

}  // namespace

void read_integer(const JsonValue& in, IntegerRange range, std::int64_t& out, Errors& errors) {
  const bool too_large = in.is_integer_out_of_range();
  if (!in.is_integer() && !too_large) {
    errors.add("type.expected_integer");
  } else if (too_large || in.integer() < range.min || in.integer() > range.max) {
    errors.add("number.out_of_range", range_text(range.min, range.max));
  } else {
    out = in.integer();
  }
}

void read_text(const JsonValue& in, LengthRange range, std::string& out, Errors& errors) {
  if (!expect_string(in, errors)) return;
  const std::string_view text = base::trimmed(in.string());
  const std::size_t length = base::code_points(text);
  if (length == 0 && range.min > 0) {
    errors.add("required");
  } else if (length < range.min) {
    errors.add("text.too_short", "at least " + std::to_string(range.min) + " characters");
  } else if (length > range.max) {
    errors.add("text.too_long", "at most " + std::to_string(range.max) + " characters");
  } else {
    out = text;
  }
}

std::optional<std::int64_t> read_id(const JsonValue& in, std::string_view prefix, Errors& errors) {
  if (!expect_string(in, errors)) return std::nullopt;
  const auto number = base::id_number(prefix, in.string());
  if (!number) errors.add("id.invalid", "an id that begins with " + std::string(prefix) + "_");
  return number;
}

void write_id(std::string& out, std::string_view prefix, std::int64_t number) {
  out += '"';
  base::append_id(out, prefix, number);
  out += '"';
}

void Codec<bool>::read(const JsonValue& in, bool& out, Errors& errors) {
  if (in.is_bool()) {
    out = in.boolean();
  } else {
    errors.add("type.expected_boolean");
  }
}

void Codec<std::int32_t>::read(const JsonValue& in, std::int32_t& out, Errors& errors) {
  using Limits = std::numeric_limits<std::int32_t>;
  std::int64_t wide = out;
  read_integer(in, {Limits::min(), Limits::max()}, wide, errors);
  out = static_cast<std::int32_t>(wide);
}

void Codec<std::int64_t>::read(const JsonValue& in, std::int64_t& out, Errors& errors) {
  using Limits = std::numeric_limits<std::int64_t>;
  read_integer(in, {Limits::min(), Limits::max()}, out, errors);
}

void Codec<std::string>::read(const JsonValue& in, std::string& out, Errors& errors) {
  if (!expect_string(in, errors)) return;
  const std::string_view text = in.string();
  if (text.size() > string_max && base::code_points(text) > string_max) {
    errors.add("text.too_long", "at most " + std::to_string(string_max) + " characters");
  } else {
    out = text;
  }
}

void Codec<Json>::read(const JsonValue& in, Json& out, Errors&) { out.text = in.text(); }

void Codec<Json>::write(std::string& out, const Json& value) {
  out += value.text.empty() ? std::string_view("null") : std::string_view(value.text);
}

void Codec<base::Instant>::read(const JsonValue& in, base::Instant& out, Errors& errors) {
  read_parsed(in, out, errors, "instant.invalid", base::Instant::parse);
}

void Codec<base::Instant>::write(std::string& out, base::Instant value) {
  write_instant(out, value);
}

void Codec<base::Date>::read(const JsonValue& in, base::Date& out, Errors& errors) {
  read_parsed(in, out, errors, "date.invalid", base::Date::parse);
}

void Codec<base::Date>::write(std::string& out, base::Date value) {
  write_plain(out, value.text());
}

void Codec<base::LocalTime>::read(const JsonValue& in, base::LocalTime& out, Errors& errors) {
  read_parsed(in, out, errors, "local_time.invalid", base::LocalTime::parse);
}

void Codec<base::LocalTime>::write(std::string& out, base::LocalTime value) {
  write_plain(out, value.text());
}

void Codec<base::TimeZone>::read(const JsonValue& in, base::TimeZone& out, Errors& errors) {
  read_parsed(in, out, errors, "zone.unknown", base::TimeZone::parse);
}

void Codec<base::TimeZone>::write(std::string& out, base::TimeZone value) {
  write_plain(out, value.name());
}

void Codec<base::Currency>::read(const JsonValue& in, base::Currency& out, Errors& errors) {
  read_parsed(in, out, errors, "currency.unknown", base::Currency::parse);
}

void Codec<base::Currency>::write(std::string& out, base::Currency value) {
  write_plain(out, value.code());
}

void Codec<base::Money>::read(const JsonValue& in, base::Money& out, Errors& errors) {
  constexpr std::array<std::string_view, 2> names{"amount", "currency"};
  ObjectReader reader(in, errors);
  if (!reader.is_object()) return;
  std::optional<std::int64_t> amount;
  if (const auto member = reader.take(names[0], {.may_be_absent = false, .accepts_null = false})) {
    const auto scope = errors.at(names[0]);
    amount = read_amount(*member, errors);
  }
  base::Currency currency;
  read_member(reader, names[1], currency, errors);
  reader.refuse_others(names);
  if (amount) out = base::Money(*amount, currency);
}

void Codec<base::Money>::write(std::string& out, base::Money value) {
  out += R"({"amount":)";
  write_integer(out, value.minor_units());
  out += R"(,"currency":)";
  write_plain(out, value.currency().code());
  out += '}';
}

void Codec<base::Email>::read(const JsonValue& in, base::Email& out, Errors& errors) {
  read_parsed(in, out, errors, "email.invalid", base::Email::parse);
}

void Codec<base::Email>::write(std::string& out, const base::Email& value) {
  write_string(out, value.text());
}

void Codec<base::Phone>::read(const JsonValue& in, base::Phone& out, Errors& errors) {
  read_parsed(in, out, errors, "phone.invalid",
              [](std::string_view text) { return base::Phone::parse(text); });
}

void Codec<base::Phone>::write(std::string& out, const base::Phone& value) {
  write_string(out, value.text());
}

}  // namespace describe
