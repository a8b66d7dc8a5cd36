// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include "db/error.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_error.h"

// The beginnings and ends of transactions, of savepoints and of the write-ahead log.

namespace db {

void SqliteConnection::control(std::string_view sql) {
  statement(sql, {}, [](const Row&) {});
}

void SqliteConnection::begin_read() {
  forget_failure();
  control("BEGIN");
}

void SqliteConnection::end_read() {
  forget_failure();
  if (!lost_transaction()) control("COMMIT");
}

void SqliteConnection::begin_write() {
  forget_failure();
  control("BEGIN IMMEDIATE");
}

void SqliteConnection::commit() { control("COMMIT"); }

void SqliteConnection::rollback() {
  forget_failure();
  if (!lost_transaction()) control("ROLLBACK");
}

void SqliteConnection::set_savepoint() {
  forget_failure();
  control("SAVEPOINT callback");
}

void SqliteConnection::release_savepoint() { control("RELEASE callback"); }

void SqliteConnection::rollback_to_savepoint() {
  forget_failure();
  control("ROLLBACK TO callback");
  control("RELEASE callback");
}

bool SqliteConnection::lost_transaction() const { return sqlite3_get_autocommit(database_) != 0; }

void SqliteConnection::check_deferred_keys() const {
  int open_violations = 0;
  int unused = 0;
  sqlite3_db_status(database_, SQLITE_DBSTATUS_DEFERRED_FKS, &open_violations, &unused, 0);
  if (open_violations > 0) throw ForeignKeyViolation("FOREIGN KEY constraint failed");
}

void SqliteConnection::checkpoint_what_is_free() {
  const int code =
      sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (is_failed_sync(code)) sync_failed_ = true;
}

void SqliteConnection::checkpoint_and_restart_log() {
  sqlite3_busy_timeout(database_, 200);
  const int code =
      sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
  sqlite3_busy_timeout(database_, 5'000);
  if (is_failed_sync(code)) sync_failed_ = true;
}

}  // namespace db
