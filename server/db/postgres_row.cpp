// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_row.h"

#include <charconv>

#include "base/ensure.h"
#include "db/postgres_types.h"

namespace db {

namespace {

constexpr std::string_view right_type =
    "a column is read as the type it has, and not when it is null";

bool is_number(Oid type) {
  return type == oid_int8 || type == oid_int4 || type == oid_int2 || type == oid_numeric;
}

}  // namespace

std::string_view PostgresRow::value(int column) const {
  base::ensure(!is_null(column), right_type);
  return {PQgetvalue(result_, row_, column),
          static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

bool PostgresRow::is_null(int column) const {
  base::ensure(column >= 0 && column < columns(), "a column that is read is in the result");
  return PQgetisnull(result_, row_, column) != 0;
}

bool PostgresRow::boolean(int column) const {
  const auto text = value(column);
  base::ensure(PQftype(result_, column) == oid_bool, right_type);
  return text == "t";
}

std::int64_t PostgresRow::number(int column) const {
  const auto text = value(column);
  base::ensure(is_number(PQftype(result_, column)), right_type);
  std::int64_t result = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  base::ensure(error == std::errc() && end == text.data() + text.size(),
               "a number that is read is whole and has 64 bits");
  return result;
}

std::string_view PostgresRow::text(int column) const {
  const auto text = value(column);
  const Oid type = PQftype(result_, column);
  base::ensure(!is_number(type) && type != oid_bool && type != oid_bytea, right_type);
  return text;
}

std::span<const std::byte> PostgresRow::bytes(int column) const {
  const auto text = value(column);
  base::ensure(PQftype(result_, column) == oid_bytea && text.starts_with("\\x"), right_type);
  auto unpacked = base::from_hex(text.substr(2));
  base::ensure(unpacked.has_value(), "the server writes bytes in hex");
  return unpacked_.emplace_back(std::move(*unpacked));
}

}  // namespace db
