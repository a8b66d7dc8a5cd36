// SPDX-License-Identifier: Apache-2.0
#include "db/load.h"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "base/bytes.h"
#include "base/ensure.h"
#include "db/error.h"
#include "db/migration_run.h"
#include "db/postgres_connection.h"
#include "db/sqlite_connection.h"

namespace db {
namespace {

constexpr std::size_t values_per_statement = 1'000;
constexpr std::string_view sqlite_prefix = "sqlite:";

constexpr std::string_view postgres_keys =
    "SELECT CAST(conname AS TEXT), CAST(CAST(conrelid AS REGCLASS) AS TEXT), "
    "pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE contype = 'f' AND connamespace = "
    "(SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY 2, 1";

struct ForeignKey {
  std::string name;
  std::string table;
  std::string text;
};

/// PostgreSQL lets nobody but its superuser put foreign keys off, so they go and come back.
std::vector<ForeignKey> take_keys_off(Connection& connection) {
  std::vector<ForeignKey> keys;
  if (connection.engine() == Engine::Sqlite) return keys;
  connection.run(postgres_keys, {}, [&](const Row& row) {
    keys.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
  });
  for (const ForeignKey& key : keys) {
    connection.script(
        fmt::format("ALTER TABLE {} DROP CONSTRAINT {}", key.table, quoted(key.name)));
  }
  return keys;
}

void put_keys_back(Connection& connection, const std::vector<ForeignKey>& keys) {
  for (const ForeignKey& key : keys) {
    connection.script(fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {}", key.table,
                                  quoted(key.name), key.text));
  }
  if (connection.engine() == Engine::Postgres) return;
  connection.run("PRAGMA foreign_key_check", {}, [](const Row& row) {
    throw Error(fmt::format("a row of {} points to no row of {}", row.text(0), row.text(2)));
  });
}

std::unique_ptr<Connection> connect(const std::string& url, const base::Clock& clock) {
  if (url.starts_with(sqlite_prefix)) {
    auto connection = std::make_unique<SqliteConnection>(url.substr(sqlite_prefix.size()),
                                                         SqliteRole::Tool, clock);
    connection->script("PRAGMA foreign_keys = OFF");
    return connection;
  }
  return std::make_unique<PostgresConnection>(url, PostgresConnection::Purpose::Writing,
                                              std::chrono::milliseconds(0));
}

/// Null or not, a value has the type of its column.
Param param_of(const Value& value, ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Number:
      return value.null ? Param(std::optional<std::int64_t>()) : Param(value.number);
    case ColumnKind::Boolean:
      return value.null ? Param(std::optional<bool>()) : Param(value.number != 0);
    case ColumnKind::Text:
      return value.null ? Param(std::optional<std::string>()) : Param(value.text);
    case ColumnKind::Bytes:
      return value.null ? Param(std::optional<base::Bytes>())
                        : Param(base::bytes_of(value.text));
  }
  return Param(std::nullopt);
}

}  // namespace

void Loader::begin(const Table& table, const std::vector<Column>& columns) {
  base::ensure(waiting_.empty(), "one table is filled after the other");
  target_ = table.name;
  columns_ = columns;
  rows_per_statement_ = std::max<std::size_t>(1, values_per_statement / columns.size());
  connection_.run(fmt::format("DELETE FROM {}", quoted(target_)));
}

void Loader::add(const std::vector<Value>& row) {
  base::ensure(row.size() == columns_.size(), "a row has a value for each column");
  waiting_.insert(waiting_.end(), row.begin(), row.end());
  if (waiting_.size() < rows_per_statement_ * columns_.size()) return;
  insert(0, rows_per_statement_);
  waiting_.clear();
}

void Loader::end() {
  for (std::size_t i = 0; i * columns_.size() < waiting_.size(); ++i) insert(i, 1);
  waiting_.clear();
}

void Loader::insert(std::size_t first, std::size_t count) {
  const std::size_t width = columns_.size();
  std::vector<Param> params;
  params.reserve(count * width);
  for (std::size_t i = first * width; i < (first + count) * width; ++i) {
    params.push_back(param_of(waiting_[i], columns_[i % width].kind));
  }
  connection_.run(sql_for(count), params);
}

std::string Loader::sql_for(std::size_t rows) const {
  std::string names;
  for (const Column& column : columns_) names += (names.empty() ? "" : ", ") + quoted(column.name);
  std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ", quoted(target_), names);
  std::size_t number = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    sql += row == 0 ? "(" : ", (";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      sql += fmt::format("{}${}", i == 0 ? "" : ", ", ++number);
    }
    sql += ')';
  }
  return sql;
}

void load(const std::string& url, std::span<const Migration> migrations, const base::Clock& clock,
          FunctionRef<void(Loader&)> fill) {
  const auto connection = connect(url, clock);
  connection->script(connection->engine() == Engine::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
  // Whatever went wrong, the connection is left without a transaction and the database empty.
  try {
    Reader reader(*connection, clock.now());
    if (!list_tables(reader).empty()) throw Error("the database is not empty");
    create_tables(*connection, migrations);
    const auto keys = take_keys_off(*connection);
    Loader loader(*connection);
    loader.tables_ = list_tables(reader);
    fill(loader);
    put_keys_back(*connection, keys);
    connection->script("COMMIT");
  } catch (...) {
    connection->script("ROLLBACK");
    throw;
  }
}

}  // namespace db
