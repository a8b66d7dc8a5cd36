// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite_row.h"

#include <sqlite3.h>

#include "base/ensure.h"

namespace db {

int SqliteRow::columns() const { return sqlite3_column_count(handle_); }

void SqliteRow::expect(int column, int type) const {
  base::ensure(column >= 0 && column < columns(), "a column that is read is in the result");
  base::ensure(sqlite3_column_type(handle_, column) == type,
               "a column is read as the type it has, and not when it is null");
}

bool SqliteRow::is_null(int column) const {
  base::ensure(column >= 0 && column < columns(), "a column that is read is in the result");
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

bool SqliteRow::boolean(int column) const { return number(column) != 0; }

std::int64_t SqliteRow::number(int column) const {
  expect(column, SQLITE_INTEGER);
  return sqlite3_column_int64(handle_, column);
}

std::string_view SqliteRow::text(int column) const {
  expect(column, SQLITE_TEXT);
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::span<const std::byte> SqliteRow::bytes(int column) const {
  expect(column, SQLITE_BLOB);
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(handle_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

}  // namespace db
