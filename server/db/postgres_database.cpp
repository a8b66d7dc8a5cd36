// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "base/ensure.h"
#include "db/backend.h"
#include "db/migration_run.h"
#include "db/pool.h"
#include "db/postgres_check.h"
#include "db/postgres_connection.h"
#include "db/postgres_listener.h"
#include "db/postgres_write.h"

namespace db {

namespace {

using PostgresPool = Pool<PostgresConnection>;

constexpr std::string_view begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

class PostgresReadSession final : public ReadSession {
 public:
  PostgresReadSession(std::unique_ptr<Lease<PostgresConnection>> lease, base::Instant now)
      : ReadSession(**lease, now), lease_(std::move(lease)) {}
  // For what was only read, rolling back is as good as committing, and it cannot fail.
  ~PostgresReadSession() override { (*lease_)->rollback(); }

 private:
  std::unique_ptr<Lease<PostgresConnection>> lease_;
};

/// The threads that are inside a write; a second write there would wait for itself.
class WritingThreads {
 public:
  class Mark {
   public:
    explicit Mark(WritingThreads& threads) : threads_(threads) {
      const std::lock_guard lock(threads_.mutex_);
      const bool added = threads_.ids_.insert(std::this_thread::get_id()).second;
      base::ensure(added, "no write inside a write");
    }
    Mark(const Mark&) = delete;
    Mark& operator=(const Mark&) = delete;
    ~Mark() {
      const std::lock_guard lock(threads_.mutex_);
      threads_.ids_.erase(std::this_thread::get_id());
    }

   private:
    WritingThreads& threads_;
  };

 private:
  std::mutex mutex_;
  std::set<std::thread::id> ids_;
};

class PostgresBackend final : public Backend {
 public:
  PostgresBackend(const DatabaseOptions& options, const base::Clock& clock, base::Random& random)
      : options_(options),
        clock_(clock),
        random_(random),
        ids_(clock, random),
        listener_(options.url, hub_),
        readers_(options.readers, options.wait_max,
                 [this] { return connection(PostgresConnection::Purpose::Reading); }),
        writers_(options.writers, options.wait_max,
                 [this] { return connection(PostgresConnection::Purpose::Writing); }) {}

  Engine engine() const override { return Engine::Postgres; }

  std::unique_ptr<ReadSession> open_read(ReadFor purpose) override {
    auto lease = std::make_unique<Lease<PostgresConnection>>(readers_);
    std::string begin(begin_reading);
    if (purpose == ReadFor::Report) {
      begin += fmt::format("; SET LOCAL statement_timeout = {}", options_.report_max.count());
    }
    (*lease)->begin(begin);
    return std::make_unique<PostgresReadSession>(std::move(lease), clock_.now());
  }

  void write(FunctionRef<void(Transaction&)> fn, Isolation isolation) override {
    if (stopping_) throw Unavailable("the database is being closed");
    const WritingThreads::Mark mark(writing_);
    Lease<PostgresConnection> lease(writers_);
    PostgresWrite(*lease, clock_, random_, ids_).run(fn, isolation);
  }

  Subscription on_wake(std::string_view channel, std::function<void()> callback) override {
    auto result = hub_->subscribe(channel, std::move(callback));
    listener_.start();
    return result;
  }

  void migrate(std::span<const Migration> migrations) override {
    PostgresConnection tool(options_.url, PostgresConnection::Purpose::Writing, {});
    apply_migrations(tool, migrations, clock_);
  }

  std::vector<std::string> check_integrity() override {
    PostgresConnection tool(options_.url, PostgresConnection::Purpose::Reading, {});
    return damage_found_by_postgres(tool);
  }

  bool must_restart() const override { return false; }

  void stop() override {
    stopping_ = true;
    listener_.stop();
  }

 private:
  std::unique_ptr<PostgresConnection> connection(PostgresConnection::Purpose purpose) const {
    return std::make_unique<PostgresConnection>(options_.url, purpose, options_.statement_max);
  }

  const DatabaseOptions options_;
  const base::Clock& clock_;
  base::Random& random_;
  base::IdSource ids_;
  std::shared_ptr<WakeHub> hub_ = std::make_shared<WakeHub>();
  std::atomic<bool> stopping_ = false;
  WritingThreads writing_;
  PostgresListener listener_;
  PostgresPool readers_;
  PostgresPool writers_;
};

}  // namespace

std::unique_ptr<Backend> open_postgres(const DatabaseOptions& options, const base::Clock& clock,
                                       base::Random& random) {
  return std::make_unique<PostgresBackend>(options, clock, random);
}

}  // namespace db
