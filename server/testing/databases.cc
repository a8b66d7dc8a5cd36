// SPDX-License-Identifier: Apache-2.0
#include "testing/databases.h"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>

#include "base/bytes.h"
#include "db/postgres_connection.h"
#include "testing/postgres_cluster.h"

namespace testing {

namespace {

namespace fs = std::filesystem;

base::SystemClock system_clock;
base::SystemRandom system_random;

/// Deleted when the test program ends as it should.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "stoa-sqlite-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for databases");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code none;
    fs::remove_all(path_, none);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const fs::path& folder() {
  static const Folder result;
  return result.path();
}

std::string next_name() {
  static std::atomic<int> last = 0;
  return fmt::format("stoa_{}_{}", ::getpid(), ++last);
}

std::string key_of(std::span<const db::Migration> migrations) {
  std::string all;
  for (const auto& migration : migrations) {
    all += fmt::format("{} {} {}\n", migration.number, migration.name, migration.sql);
  }
  return base::hex(base::sha256(all)).substr(0, 20);
}

void migrate(const std::string& url, std::span<const db::Migration> migrations) {
  db::Database database({.url = url}, system_clock, system_random);
  database.migrate(migrations);
}

std::string sqlite_url(const std::string& name) {
  return "sqlite:" + (folder() / (name + ".db")).string();
}

void make_sqlite(const std::string& name, std::span<const db::Migration> migrations) {
  if (migrations.empty()) return;
  const std::string model = "model_" + key_of(migrations);
  const fs::path file = folder() / (model + ".db");
  if (!fs::exists(file)) migrate(sqlite_url(model), migrations);
  fs::copy_file(file, folder() / (name + ".db"));
}

db::PostgresConnection administration() {
  return {postgres_url("postgres"), db::PostgresConnection::Purpose::Writing, {}};
}

bool is_template(db::PostgresConnection& admin, const std::string& name) {
  bool result = false;
  const db::Param params[] = {name};
  admin.run("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", params,
            [&](const db::Row&) { result = true; });
  return result;
}

/// Several test programs may share one server: the first one makes the model.
std::string postgres_model(db::PostgresConnection& admin,
                           std::span<const db::Migration> migrations) {
  if (migrations.empty()) return "template0";
  static std::set<std::string> made;
  const std::string name = "stoa_model_" + key_of(migrations);
  if (made.contains(name)) return name;
  admin.script("SELECT pg_advisory_lock(1)");
  if (!is_template(admin, name)) {
    admin.script("DROP DATABASE IF EXISTS " + name);
    admin.script("CREATE DATABASE " + name + " TEMPLATE template0");
    migrate(postgres_url(name), migrations);
    admin.script("ALTER DATABASE " + name + " IS_TEMPLATE true");
  }
  admin.script("SELECT pg_advisory_unlock(1)");
  made.insert(name);
  return name;
}

void make_postgres(const std::string& name, std::span<const db::Migration> migrations) {
  auto admin = administration();
  const std::string model = postgres_model(admin, migrations);
  admin.script("CREATE DATABASE " + name + " TEMPLATE " + model);
}

}  // namespace

std::vector<db::Engine> engines() {
  const char* only = std::getenv("STOA_TEST_ENGINES");
  const std::string_view chosen = only == nullptr ? "" : only;
  if (chosen == "sqlite") return {db::Engine::Sqlite};
  if (chosen == "postgres") return {db::Engine::Postgres};
  return {db::Engine::Sqlite, db::Engine::Postgres};
}

FreshDatabase::FreshDatabase(db::Engine engine, std::span<const db::Migration> migrations)
    : engine_(engine), name_(next_name()) {
  if (engine == db::Engine::Sqlite) {
    make_sqlite(name_, migrations);
    url_ = sqlite_url(name_);
  } else {
    make_postgres(name_, migrations);
    url_ = postgres_url(name_);
  }
}

FreshDatabase::~FreshDatabase() {
  if (engine_ == db::Engine::Postgres) {
    administration().script("DROP DATABASE " + name_ + " WITH (FORCE)");
    return;
  }
  std::error_code none;
  for (const char* end : {".db", ".db-wal", ".db-shm"}) fs::remove(folder() / (name_ + end), none);
}

void on_engine(db::Engine engine, const DatabaseSetup& setup, DatabaseTest test) {
  const std::string name = engine == db::Engine::Sqlite ? "SQLite" : "PostgreSQL";
  DOCTEST_INFO("on ", name);
  const FreshDatabase fresh(engine, setup.migrations);
  db::DatabaseOptions options = setup.options;
  options.url = fresh.url();
  db::Database database(options, setup.clock != nullptr ? *setup.clock : system_clock,
                        setup.random != nullptr ? *setup.random : system_random);
  test(database);
}

void on_both_engines(const DatabaseSetup& setup, DatabaseTest test) {
  for (const db::Engine engine : engines()) on_engine(engine, setup, test);
}

void on_both_engines(DatabaseTest test) { on_both_engines({}, test); }

}  // namespace testing
