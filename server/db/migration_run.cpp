// SPDX-License-Identifier: Apache-2.0
#include "db/migration_run.h"

#include <fmt/core.h>

#include "base/bytes.h"
#include "db/error.h"

namespace db {

namespace {

constexpr std::string_view table_text =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)";

/// Any number, as long as every node takes the same.
constexpr const char* postgres_lock = "SELECT pg_advisory_lock(7203911954)";
constexpr const char* postgres_unlock = "SELECT pg_advisory_unlock(7203911954)";

std::string hash_of(std::string_view sql) { return base::hex(base::sha256(sql)); }

std::string label(int number, std::string_view name) {
  return fmt::format("{:04} {}", number, name);
}

std::string worded_for(Engine engine, std::string_view sql) {
  return engine == Engine::Sqlite ? migration_for_sqlite(sql) : migration_for_postgres(sql);
}

void check_order(std::span<const Migration> migrations) {
  for (std::size_t i = 1; i < migrations.size(); ++i) {
    if (migrations[i - 1].number < migrations[i].number) continue;
    throw MigrationRefused("migration " + label(migrations[i].number, migrations[i].name) +
                           " stands behind one with the same or a higher number");
  }
}

/// What is applied must be the beginning of what the program knows, letter by letter.
void check_history(std::span<const Migration> migrations,
                   std::span<const AppliedMigration> applied) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const auto& done = applied[i];
    if (i >= migrations.size() || migrations[i].number > done.number) {
      throw MigrationRefused("the database has migration " + label(done.number, done.name) +
                             ", which this program does not know");
    }
    if (migrations[i].number < done.number) {
      throw MigrationRefused(
          "migration " + label(migrations[i].number, migrations[i].name) +
          " was added before one that is already applied; give it a higher number");
    }
    if (hash_of(migrations[i].sql) != done.sha256) {
      throw MigrationRefused("migration " + label(done.number, done.name) +
                             " was changed after it had been applied");
    }
  }
}

void begin(Connection& connection) {
  connection.script(connection.engine() == Engine::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
}

void record(Connection& connection, const Migration& migration, base::Instant at) {
  const std::string hash = hash_of(migration.sql);
  const Param params[] = {migration.number, migration.name, hash, at};
  connection.run("INSERT INTO schema_migrations (number, name, sha256, applied_at) "
                 "VALUES ($1, $2, $3, $4)",
                 params);
}

/// False when nothing is left to do. The history is read under the lock of the transaction:
/// somebody else may just have applied the same.
bool apply_next(Connection& connection, std::span<const Migration> migrations, base::Instant at) {
  begin(connection);
  // Whatever went wrong, the connection is left without a transaction.
  try {
    Reader reader(connection, at);
    const auto applied = list_applied(reader);
    check_history(migrations, applied);
    const bool left = applied.size() < migrations.size();
    if (left) {
      const Migration& migration = migrations[applied.size()];
      connection.script(worded_for(connection.engine(), migration.sql));
      record(connection, migration, at);
    }
    connection.script("COMMIT");
    return left;
  } catch (...) {
    connection.script("ROLLBACK");
    throw;
  }
}

}  // namespace

std::vector<AppliedMigration> list_applied(Reader& reader) {
  const bool is_there = reader.one<bool>(
      reader.engine() == Engine::Sqlite
          ? "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations')"
          : "SELECT to_regclass('schema_migrations') IS NOT NULL");
  std::vector<AppliedMigration> result;
  if (!is_there) return result;
  reader.each("SELECT number, name, sha256, applied_at FROM schema_migrations ORDER BY number",
              [&](const Row& row) {
                result.push_back({.number = static_cast<int>(row.number(0)),
                                  .name = std::string(row.text(1)),
                                  .sha256 = std::string(row.text(2)),
                                  .applied_at = base::Instant::from_milliseconds(row.number(3))});
              });
  return result;
}

void apply_migrations(Connection& connection, std::span<const Migration> migrations,
                      const base::Clock& clock) {
  check_order(migrations);
  const bool postgres = connection.engine() == Engine::Postgres;
  if (postgres) connection.script(postgres_lock);
  connection.script(worded_for(connection.engine(), table_text));
  while (apply_next(connection, migrations, clock.now())) {
  }
  if (postgres) connection.script(postgres_unlock);
}

void create_tables(Connection& connection, std::span<const Migration> migrations) {
  check_order(migrations);
  connection.script(worded_for(connection.engine(), table_text));
  for (const Migration& migration : migrations) {
    connection.script(worded_for(connection.engine(), migration.sql));
  }
}

}  // namespace db
