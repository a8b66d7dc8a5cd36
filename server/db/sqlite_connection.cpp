// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/fault.h"
#include "db/error.h"
#include "db/sql_text.h"
#include "db/sqlite_error.h"
#include "db/sqlite_row.h"

namespace db {

namespace {

constexpr std::size_t statements_max = 128;
constexpr int instructions_between_looks_at_the_clock = 10'000;

void bind_one(sqlite3_stmt* handle, int place, const Param& param) {
  // An empty view may have no address, which SQLite would take for a null.
  const auto view = param.text();
  const char* data = view.empty() ? "" : view.data();
  if (param.is_null()) {
    sqlite3_bind_null(handle, place);
    return;
  }
  switch (param.kind()) {
    case Param::Kind::Unknown:
      sqlite3_bind_null(handle, place);
      return;
    case Param::Kind::Bool:
    case Param::Kind::Number:
      sqlite3_bind_int64(handle, place, param.number());
      return;
    case Param::Kind::Text:
      base::ensure(view.find('\0') == std::string_view::npos, "a text holds no NUL");
      sqlite3_bind_text64(handle, place, data, view.size(), SQLITE_STATIC, SQLITE_UTF8);
      return;
    case Param::Kind::Bytes:
      sqlite3_bind_blob64(handle, place, data, view.size(), SQLITE_STATIC);
      return;
  }
}

void bind_all(sqlite3_stmt* handle, std::span<const Param> params) {
  base::ensure(static_cast<std::size_t>(sqlite3_bind_parameter_count(handle)) == params.size(),
               "a statement gets as many values as it has placeholders");
  for (std::size_t i = 0; i < params.size(); ++i) {
    bind_one(handle, static_cast<int>(i) + 1, params[i]);
  }
}

// Counting memory costs a lock at each allocation, which readers would wait for.
void use_no_memory_statistics() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  base::ensure(done == SQLITE_OK, "SQLite is configured before it is first used");
}

}  // namespace

/// Ends the run of a statement, whatever ends it: un-reset it would hold its snapshot.
struct SqliteConnection::Running {
  Running(SqliteConnection& connection, sqlite3_stmt* handle)
      : connection_(connection), handle_(handle) {
    ++connection_.running_;
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    --connection_.running_;
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
  }

 private:
  SqliteConnection& connection_;
  sqlite3_stmt* handle_;
};

void SqliteConnection::Finalizer::operator()(sqlite3_stmt* handle) const {
  sqlite3_finalize(handle);
}

SqliteConnection::SqliteConnection(const std::string& path, SqliteRole role,
                                   const base::Clock& clock)
    : role_(role), clock_(clock) {
  use_no_memory_statistics();
  // Nobody destroys what was not constructed to the end.
  try {
    open(path);
    configure();
  } catch (...) {
    statements_.clear();
    sqlite3_close_v2(database_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close_v2(database_);
}

void SqliteConnection::open(const std::string& path) {
  const int code = sqlite3_open_v2(path.c_str(), &database_,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                   nullptr);
  if (code != SQLITE_OK) throw Error("cannot open the database " + path);
  sqlite3_extended_result_codes(database_, 1);
  // "x" is a name, never a text; as in PostgreSQL.
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_progress_handler(database_, instructions_between_looks_at_the_clock, on_progress, this);
}

void SqliteConnection::configure() {
  script("PRAGMA busy_timeout = 5000");
  script("PRAGMA journal_mode = WAL");
  script(base::control("synchronous_normal") ? "PRAGMA synchronous = NORMAL"
                                             : "PRAGMA synchronous = FULL");
  script("PRAGMA foreign_keys = ON");
  script("PRAGMA mmap_size = 0");
  script("PRAGMA temp_store = MEMORY");
  script("PRAGMA journal_size_limit = 67108864");
  script("PRAGMA case_sensitive_like = ON");
  if (role_ == SqliteRole::Reader) {
    script("PRAGMA cache_size = -2000");
    script("PRAGMA query_only = ON");
  } else {
    script("PRAGMA cache_size = -16000");
  }
  // The writer moves the log into the file itself, after its callers have their answers.
  if (role_ == SqliteRole::Writer) sqlite3_wal_hook(database_, on_log, this);
}

void SqliteConnection::script(const std::string& sql) {
  deadline_ = {};
  const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t SqliteConnection::statement(std::string_view sql, std::span<const Param> params,
                                         RowCallback row_callback) {
  if (limit_.count() > 0) deadline_ = clock_.monotonic() + limit_;
  Prepared& prepared = cached(sql);
  if (prepared.busy) {
    // The same text runs already, further up the stack.
    const auto handle = prepare(sql);
    bind_all(handle.get(), params);
    return step_through(handle.get(), row_callback);
  }
  struct Busy {
    explicit Busy(Prepared& of) : of_(of) { of_.busy = true; }
    ~Busy() { of_.busy = false; }
    Prepared& of_;
  };
  const Busy busy(prepared);
  bind_all(prepared.handle.get(), params);
  return step_through(prepared.handle.get(), row_callback);
}

std::int64_t SqliteConnection::step_through(sqlite3_stmt* handle, RowCallback row_callback) {
  const bool reads = sqlite3_stmt_readonly(handle) != 0;
  base::ensure(reads || running_ == 0, "nothing is written while rows are being read");
  const Running running(*this, handle);
  const SqliteRow row(handle);
  int code = sqlite3_step(handle);
  for (; code == SQLITE_ROW; code = sqlite3_step(handle)) row_callback(row);
  if (code != SQLITE_DONE) fail(code);
  return reads ? 0 : sqlite3_changes64(database_);
}

SqliteConnection::Prepared& SqliteConnection::cached(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    found->second.used_at = ++uses_;
    return found->second;
  }
  if (statements_.size() >= statements_max) forget_oldest();
  auto handle = prepare(sql);
  const auto [place, added] = statements_.emplace(std::string(sql), Prepared{});
  place->second.handle = std::move(handle);
  place->second.used_at = ++uses_;
  return place->second;
}

void SqliteConnection::forget_oldest() {
  auto oldest = statements_.end();
  for (auto it = statements_.begin(); it != statements_.end(); ++it) {
    if (it->second.busy) continue;
    if (oldest == statements_.end() || it->second.used_at < oldest->second.used_at) oldest = it;
  }
  if (oldest != statements_.end()) statements_.erase(oldest);
}

std::unique_ptr<sqlite3_stmt, SqliteConnection::Finalizer> SqliteConnection::prepare(
    std::string_view sql) {
  const std::string text = for_sqlite(sql);
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(database_, text.data(), static_cast<int>(text.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  if (code != SQLITE_OK) fail(code);
  std::unique_ptr<sqlite3_stmt, Finalizer> result(handle);
  base::ensure(result && tokens_of(rest).empty(), "a statement is exactly one statement");
  return result;
}

void SqliteConnection::fail(int code) {
  if (is_failed_sync(code)) sync_failed_ = true;
  throw_sqlite_error(code, sqlite3_errmsg(database_), role_ != SqliteRole::Reader);
}

int SqliteConnection::on_progress(void* self) {
  const auto& connection = *static_cast<SqliteConnection*>(self);
  if (connection.deadline_.count() == 0) return 0;
  return connection.clock_.monotonic() > connection.deadline_ ? 1 : 0;
}

int SqliteConnection::on_log(void* self, sqlite3*, const char*, int pages) {
  static_cast<SqliteConnection*>(self)->log_pages_ = pages;
  return SQLITE_OK;
}

}  // namespace db
