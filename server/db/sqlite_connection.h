// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"
#include "db/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace db {

/// Tool: for migrations, checks and backups.
enum class SqliteRole { Reader, Writer, Tool };

/// One connection to the file, used by one thread at a time.
class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, SqliteRole role, const base::Clock& clock);
  ~SqliteConnection() override;

  Engine engine() const override { return Engine::Sqlite; }
  void script(const std::string& sql) override;

  /// Zero: no limit.
  void limit_statements(std::chrono::milliseconds limit) { limit_ = limit; }

  void begin_read();
  void end_read();

  void begin_write();
  void commit();
  void rollback();
  /// One callback's part of a transaction that several share.
  void set_savepoint();
  void release_savepoint();
  void rollback_to_savepoint();
  /// SQLite itself ended the transaction, as it does when the disk is full.
  bool lost_transaction() const;
  /// Deferred foreign keys must be in order when a callback ends, not when all have ended.
  void check_deferred_keys() const;

  /// Pages in the write-ahead log as of the last commit.
  int log_pages() const { return log_pages_; }
  void checkpoint_what_is_free();
  /// Waits a little for readers, so that the log can begin anew.
  void checkpoint_and_restart_log();

  bool sync_failed() const { return sync_failed_; }

 protected:
  std::int64_t statement(std::string_view sql, std::span<const Param> params,
                         RowCallback row_callback) override;

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const;
  };
  struct Prepared {
    std::unique_ptr<sqlite3_stmt, Finalizer> handle;
    std::uint64_t used_at = 0;
    bool busy = false;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct Running;

  void open(const std::string& path);
  void configure();
  std::unique_ptr<sqlite3_stmt, Finalizer> prepare(std::string_view sql);
  Prepared& cached(std::string_view sql);
  void forget_oldest();
  void control(std::string_view sql);
  std::int64_t step_through(sqlite3_stmt* handle, RowCallback row_callback);
  [[noreturn]] void fail(int code);
  static int on_progress(void* self);
  static int on_log(void* self, sqlite3* database, const char* name, int pages);

  SqliteRole role_;
  const base::Clock& clock_;
  sqlite3* database_ = nullptr;
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
  std::uint64_t uses_ = 0;
  int running_ = 0;
  std::chrono::milliseconds limit_{0};
  std::chrono::nanoseconds deadline_{0};
  int log_pages_ = 0;
  bool sync_failed_ = false;
};

}  // namespace db
