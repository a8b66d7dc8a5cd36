// SPDX-License-Identifier: Apache-2.0
#include "db/backend.h"
#include "db/migration_run.h"
#include "db/pool.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_writer.h"

namespace db {

namespace {

using SqlitePool = Pool<SqliteConnection>;

class SqliteReadSession final : public ReadSession {
 public:
  SqliteReadSession(std::unique_ptr<Lease<SqliteConnection>> lease, base::Instant now)
      : ReadSession(**lease, now), lease_(std::move(lease)) {}
  ~SqliteReadSession() override {
    // A connection that cannot even end its snapshot is not given to anybody else.
    try {
      (*lease_)->end_read();
    } catch (const Error&) {
      lease_->drop();
    }
  }

 private:
  std::unique_ptr<Lease<SqliteConnection>> lease_;
};

class SqliteBackend final : public Backend {
 public:
  SqliteBackend(const DatabaseOptions& options, const base::Clock& clock, base::Random& random)
      : options_(options),
        clock_(clock),
        ids_(clock, random),
        writer_(connect(SqliteRole::Writer), {options.queue_max, options.wait_max}, clock, random,
                ids_, *hub_),
        readers_(options.readers, options.wait_max,
                 [this] { return connect(SqliteRole::Reader); }) {}

  Engine engine() const override { return Engine::Sqlite; }

  std::unique_ptr<ReadSession> open_read(ReadFor purpose) override {
    auto lease = std::make_unique<Lease<SqliteConnection>>(readers_);
    (*lease)->limit_statements(purpose == ReadFor::Screen ? options_.statement_max
                                                          : options_.report_max);
    (*lease)->begin_read();
    return std::make_unique<SqliteReadSession>(std::move(lease), clock_.now());
  }

  void write(FunctionRef<void(Transaction&)> fn, Isolation) override { writer_.run(fn); }

  Subscription on_wake(std::string_view channel, std::function<void()> callback) override {
    return hub_->subscribe(channel, std::move(callback));
  }

  void migrate(std::span<const Migration> migrations) override {
    const auto connection = connect(SqliteRole::Tool);
    connection->limit_statements({});
    apply_migrations(*connection, migrations, clock_);
  }

  std::vector<std::string> check_integrity() override {
    const auto connection = connect(SqliteRole::Tool);
    connection->limit_statements({});
    std::vector<std::string> result;
    connection->run("PRAGMA integrity_check", {}, [&](const Row& row) {
      if (row.text(0) != "ok") result.emplace_back(row.text(0));
    });
    connection->run("PRAGMA foreign_key_check", {}, [&](const Row& row) {
      const std::string which = row.is_null(1) ? "?" : std::to_string(row.number(1));
      result.push_back("row " + which + " of " + std::string(row.text(0)) +
                       " points to no row of " + std::string(row.text(2)));
    });
    return result;
  }

  bool must_restart() const override { return writer_.must_restart(); }
  void stop() override { writer_.stop(); }

 private:
  std::unique_ptr<SqliteConnection> connect(SqliteRole role) const {
    auto result = std::make_unique<SqliteConnection>(options_.url, role, clock_);
    result->limit_statements(options_.statement_max);
    return result;
  }

  const DatabaseOptions options_;
  const base::Clock& clock_;
  base::IdSource ids_;
  std::shared_ptr<WakeHub> hub_ = std::make_shared<WakeHub>();
  SqliteWriter writer_;
  SqlitePool readers_;
};

}  // namespace

std::unique_ptr<Backend> open_sqlite(const DatabaseOptions& options, const base::Clock& clock,
                                     base::Random& random) {
  return std::make_unique<SqliteBackend>(options, clock, random);
}

}  // namespace db
