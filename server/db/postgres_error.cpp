// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_error.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"

namespace db {

namespace {

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string() : std::string(text);
}

/// From `Key (code, offer)=(A, 7) already exists.`, in whatever language the server speaks. Without
/// it (the role may not see the values) the name of the constraint, `table_column_key`, must do.
std::vector<std::string> violated_columns(const PGresult* result, std::string_view table,
                                          std::string_view name) {
  const std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL);
  const auto open = detail.find('(');
  const auto close = detail.find(")=(");
  std::vector<std::string> columns;
  if (open != std::string::npos && close != std::string::npos && open < close) {
    const auto names = std::string_view(detail).substr(open + 1, close - open - 1);
    for (std::string_view column : base::split(names, ',')) {
      while (column.starts_with(' ')) column.remove_prefix(1);
      columns.emplace_back(column);
    }
  } else if (name.starts_with(table) && name.ends_with("_key")) {
    name.remove_prefix(table.size() + 1);
    columns.emplace_back(name.substr(0, name.size() - 4));
  }
  return columns;
}

/// An index over an expression is known by its name, as in SQLite.
bool is_expression(const std::vector<std::string>& columns) {
  for (const auto& column : columns) {
    if (column.find_first_of("( :") != std::string::npos) return true;
  }
  return columns.empty();
}

[[noreturn]] void throw_unique(const PGresult* result, const std::string& message) {
  const std::string table = field(result, PG_DIAG_TABLE_NAME);
  const std::string name = field(result, PG_DIAG_CONSTRAINT_NAME);
  auto columns = violated_columns(result, table, name);
  if (is_expression(columns)) throw UniqueViolation(message, name);
  UniqueViolation violation(message, table, std::move(columns));
  violation.primary_key = name == table + "_pkey";
  throw violation;
}

bool is_connection_failure(std::string_view state) {
  return state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03" ||
         state == "25P03" || state == "57P05";
}

[[noreturn]] void throw_resource(std::string_view state, const std::string& message) {
  if (state == "53100" || state == "58030") throw DiskFull(message);
  throw Unavailable(message);
}

}  // namespace

void throw_postgres_error(const PGconn* connection, const PGresult* result, bool may_write) {
  const std::string state = field(result, PG_DIAG_SQLSTATE);
  std::string message = state + " " + field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (PQstatus(connection) == CONNECTION_BAD || is_connection_failure(state)) {
    throw ConnectionLost(state.empty() ? std::string(PQerrorMessage(connection)) : message);
  }
  if (state == "40001" || state == "40P01") throw SerializationFailure(message);
  if (state == "23505") throw_unique(result, message);
  if (state == "23503") throw ForeignKeyViolation(message);
  if (state == "23514" || state == "23502") throw CheckViolation(message);
  if (state.starts_with("53") || state == "58030") throw_resource(state, message);
  if (state == "57014") throw Unavailable("a statement took too long");
  if (state == "55P03") throw Unavailable(message);
  if (state == "25006") {
    base::ensure(may_write, "a Reader does not write");
    // A former primary after a failover.
    throw ConnectionLost(message);
  }
  throw Error(message);
}

}  // namespace db
