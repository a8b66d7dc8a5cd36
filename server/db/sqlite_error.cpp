// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite_error.h"

#include <sqlite3.h>

#include <string_view>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"
#include "db/error.h"

namespace db {

namespace {

/// `UNIQUE constraint failed: coupons.code, coupons.offer` or `… failed: index 'name'`.
UniqueViolation unique_violation(const std::string& message) {
  constexpr std::string_view before = "failed: ";
  const auto at = message.find(before);
  const std::string_view names =
      at == std::string::npos ? std::string_view() : std::string_view(message).substr(at + 8);
  if (names.starts_with("index '")) {
    return {message, std::string(names.substr(7, names.size() - 8))};
  }
  std::string table;
  std::vector<std::string> columns;
  for (std::string_view name : base::split(names, ',')) {
    while (name.starts_with(' ')) name.remove_prefix(1);
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) continue;
    table = name.substr(0, dot);
    columns.emplace_back(name.substr(dot + 1));
  }
  return {message, std::move(table), std::move(columns)};
}

[[noreturn]] void throw_constraint(int code, const std::string& message) {
  if (code == SQLITE_CONSTRAINT_UNIQUE) throw unique_violation(message);
  if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID) {
    auto violation = unique_violation(message);
    violation.primary_key = true;
    throw violation;
  }
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY) throw ForeignKeyViolation(message);
  throw CheckViolation(message);
}

}  // namespace

void throw_sqlite_error(int code, const std::string& message, bool may_write) {
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      throw_constraint(code, message);
    case SQLITE_FULL:
      throw DiskFull(message);
    case SQLITE_IOERR:
      if (may_write) throw DiskFull(message + " (" + std::to_string(code) + ")");
      throw Error(message + " (" + std::to_string(code) + ")");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_CANTOPEN:
      throw Unavailable(message);
    case SQLITE_INTERRUPT:
      throw Unavailable("a statement took too long");
    case SQLITE_READONLY:
      base::ensure(may_write, "a Reader does not write");
      throw DiskFull(message);
    default:
      throw Error(message + " (" + std::to_string(code) + ")");
  }
}

bool is_failed_sync(int code) {
  return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

}  // namespace db
