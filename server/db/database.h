// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "db/error.h"
#include "db/function_ref.h"
#include "db/migration.h"
#include "db/reader.h"
#include "db/transaction.h"
#include "db/wake.h"

namespace db {

class Backend;

struct DatabaseOptions {
  /// `sqlite:data/stoa.db` or `postgres://user@host/name`.
  std::string url;
  /// Reading connections.
  int readers = 8;
  /// Writing connections to PostgreSQL; SQLite has one writer.
  int writers = 8;
  /// How many writes may wait for the SQLite writer.
  std::size_t queue_max = 1024;
  /// How long a caller waits for a connection or for the writer to begin.
  std::chrono::milliseconds wait_max{5'000};
  /// How long one statement may run, for screens and for reports.
  std::chrono::milliseconds statement_max{5'000};
  std::chrono::milliseconds report_max{60'000};
};

/// Taking jobs and sealing the journal need no more than ReadCommitted. SQLite is always
/// serializable.
enum class Isolation { Serializable, ReadCommitted };

/// What a snapshot is for decides how long its statements may run.
enum class ReadFor { Screen, Report };

class Database {
 public:
  Database(DatabaseOptions options, const base::Clock& clock, base::Random& random);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Calls `fn(Reader&)` on one snapshot and returns its result.
  template <class F>
  auto read(F&& fn) {
    const auto session = open_read();
    return fn(session->reader());
  }

  /// Calls `fn(Transaction&)` and returns its result after COMMIT only. May run the callback more
  /// than once and on another thread. A write inside a write is a `Bug`.
  template <class F>
  auto write(F&& fn, Isolation isolation = Isolation::Serializable) {
    using Result = std::invoke_result_t<F&, Transaction&>;
    if constexpr (std::is_void_v<Result>) {
      write_with([&](Transaction& tx) { fn(tx); }, isolation);
    } else {
      std::optional<Result> result;
      write_with(
          [&](Transaction& tx) {
            result.reset();
            result.emplace(fn(tx));
          },
          isolation);
      return Result(std::move(*result));
    }
  }
  void write_with(FunctionRef<void(Transaction&)> fn, Isolation isolation);

  std::unique_ptr<ReadSession> open_read(ReadFor purpose = ReadFor::Screen);

  /// The function is called on a thread of the database after each commit that woke the channel,
  /// and also when notices may have been missed. It may only signal: no query, no wait, no throw.
  Subscription on_wake(std::string_view channel, std::function<void()> callback);

  Engine engine() const;

  /// Applies what is missing, in order. Refuses a changed text, a gap, and a database that is newer
  /// than the program.
  void migrate(std::span<const Migration> migrations);
  std::vector<AppliedMigration> applied_migrations();

  /// What the engine itself finds damaged, orphaned rows included; empty when all is well.
  std::vector<std::string> check_integrity();

  /// True after the disk refused to sync: nothing more is written until the process starts anew.
  bool must_restart() const;

  /// Finishes the writes that were accepted and refuses new ones.
  void stop();

 private:
  std::unique_ptr<Backend> backend_;
};

}  // namespace db
