// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "db/database.h"
#include "testing/databases.h"

// What only the engine in a file can do and suffer.

namespace db {

namespace {

namespace fs = std::filesystem;

const std::vector tables{
    Migration{1, "blobs", "CREATE TABLE blobs (id BIGINT PRIMARY KEY, data BYTEA NOT NULL);"}};

void with_sqlite(testing::DatabaseTest test) {
  testing::on_engine(Engine::Sqlite, {.migrations = tables}, test);
}

std::int64_t number(Database& db, std::string_view sql) {
  return db.read([&](Reader& reader) { return reader.one<std::int64_t>(sql); });
}

void add(Database& db, std::int64_t id, std::size_t size) {
  const base::Bytes data(size, std::byte{1});
  db.write([&](Transaction& tx) { tx.run("INSERT INTO blobs VALUES ($1, $2)", id, data); });
}

/// The whole file may grow by so much; the limit belongs to the connection of the writer.
void limit_growth(Database& db, std::int64_t pages) {
  const auto now = number(db, "PRAGMA page_count");
  db.write([&](Transaction& tx) {
    tx.one<std::int64_t>("PRAGMA max_page_count = " + std::to_string(now + pages));
  });
}

fs::path file_of(Database& db) {
  return db.read([](Reader& r) {
    return r.one<std::string>("SELECT file FROM pragma_database_list WHERE name = 'main'");
  });
}

}  // namespace

TEST_CASE("on a full disk writing fails, reading goes on, and room is all it takes to recover") {
  with_sqlite([](Database& db) {
    add(db, 1, 100);
    limit_growth(db, 10);
    CHECK_THROWS_AS(add(db, 2, 1'000'000), DiskFull);
    CHECK(number(db, "SELECT count(*) FROM blobs") == 1);
    add(db, 3, 100);
    limit_growth(db, 100'000);
    add(db, 2, 1'000'000);
    CHECK(number(db, "SELECT count(*) FROM blobs") == 3);
    CHECK(db.check_integrity().empty());
  });
}

TEST_CASE("what is acknowledged is there when the file is opened again") {
  const testing::FreshDatabase fresh(Engine::Sqlite, tables);
  const base::SystemClock clock;
  base::SystemRandom random;
  {
    Database db({.url = fresh.url()}, clock, random);
    add(db, 1, 10);
  }
  Database db({.url = fresh.url()}, clock, random);
  CHECK(number(db, "SELECT count(*) FROM blobs") == 1);
}

TEST_CASE("the log stays small although some reader always looks at an old state") {
  with_sqlite([](Database& db) {
    const fs::path log = file_of(db).string() + "-wal";
    std::atomic<bool> done = false;
    const auto look_again_and_again = [&] {
      while (!done) {
        const auto session = db.open_read();
        session->one<std::int64_t>("SELECT count(*) FROM blobs");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) readers.emplace_back(look_again_and_again);
    for (std::int64_t i = 0; i < 120; ++i) add(db, i, 1'000'000);
    done = true;
    for (auto& reader : readers) reader.join();
    CHECK(fs::file_size(log) < 64'000'000);
    CHECK(number(db, "SELECT count(*) FROM blobs") == 120);
  });
}

TEST_CASE("LIKE and double quotes mean on SQLite what they mean on PostgreSQL") {
  testing::on_both_engines([](Database& db) {
    CHECK_FALSE(db.read([](Reader& r) { return r.one<bool>("SELECT 'Anna' LIKE 'anna%'"); }));
    const auto misspelt = [&] { number(db, "SELECT count(*) WHERE \"no_column\" = 'x'"); };
    CHECK_THROWS_AS(misspelt(), Error);
  });
}

}  // namespace db
