// SPDX-License-Identifier: Apache-2.0
#include "db/database.h"

#include <utility>

#include "db/backend.h"
#include "db/migration_run.h"

namespace db {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

std::unique_ptr<Backend> open(DatabaseOptions options, const base::Clock& clock,
                              base::Random& random) {
  if (options.url.starts_with(sqlite_prefix)) {
    options.url.erase(0, sqlite_prefix.size());
    return open_sqlite(options, clock, random);
  }
  if (options.url.starts_with("postgres://") || options.url.starts_with("postgresql://")) {
    return open_postgres(options, clock, random);
  }
  throw Error("the address of the database begins with sqlite: or postgres://");
}

}  // namespace

Database::Database(DatabaseOptions options, const base::Clock& clock, base::Random& random)
    : backend_(open(std::move(options), clock, random)) {}

Database::~Database() = default;

void Database::write_with(FunctionRef<void(Transaction&)> fn, Isolation isolation) {
  backend_->write(fn, isolation);
}

std::unique_ptr<ReadSession> Database::open_read(ReadFor purpose) {
  return backend_->open_read(purpose);
}

Subscription Database::on_wake(std::string_view channel, std::function<void()> callback) {
  return backend_->on_wake(channel, std::move(callback));
}

Engine Database::engine() const { return backend_->engine(); }

void Database::migrate(std::span<const Migration> migrations) { backend_->migrate(migrations); }

std::vector<AppliedMigration> Database::applied_migrations() {
  return read([](Reader& reader) { return list_applied(reader); });
}

std::vector<std::string> Database::check_integrity() { return backend_->check_integrity(); }

bool Database::must_restart() const { return backend_->must_restart(); }

void Database::stop() { backend_->stop(); }

}  // namespace db
