// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "db/database.h"
#include "testing/databases.h"

// What only a server can do and suffer.

namespace db {

namespace {

const std::vector tables{Migration{1, "notes", "CREATE TABLE notes (id BIGINT PRIMARY KEY);"}};

void with_postgres(testing::DatabaseTest test) {
  for (const Engine engine : testing::engines()) {
    if (engine == Engine::Postgres) testing::on_engine(engine, {.migrations = tables}, test);
  }
}

std::int64_t number(Reader& reader, std::string_view sql) { return reader.one<std::int64_t>(sql); }

constexpr std::string_view cut_all_others =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()";

}  // namespace

TEST_CASE("a write whose connection is cut before the commit runs again on another one") {
  with_postgres([](Database& db) {
    int runs = 0;
    db.write([&](Transaction& tx) {
      tx.run("INSERT INTO notes VALUES (1)");
      if (++runs == 1) db.read([](Reader& reader) { reader.all<bool>(cut_all_others); });
      tx.run("INSERT INTO notes VALUES (2)");
    });
    CHECK(runs == 2);
    CHECK(db.read([](Reader& r) { return number(r, "SELECT count(*) FROM notes"); }) == 2);
  });
}

TEST_CASE("a commit whose answer never comes is neither claimed nor repeated") {
  with_postgres([](Database& db) {
    int runs = 0;
    const auto write = [&] {
      db.write([&](Transaction& tx) {
        ++runs;
        tx.run("INSERT INTO notes VALUES ($1)", runs);
        db.read([](Reader& reader) { reader.all<bool>(cut_all_others); });
      });
    };
    CHECK_THROWS_AS(write(), Unavailable);
    CHECK(runs == 1);
    db.write([](Transaction& tx) { tx.run("INSERT INTO notes VALUES (10)"); });
  });
}

TEST_CASE("a snapshot that was cut is lost, and the next one works") {
  with_postgres([](Database& db) {
    const auto session = db.open_read();
    CHECK(number(*session, "SELECT 1") == 1);
    db.write([](Transaction& tx) { tx.all<bool>(cut_all_others); });
    CHECK_THROWS_AS(number(*session, "SELECT 1"), Unavailable);
    CHECK(number(*db.open_read(), "SELECT 1") == 1);
  });
}

TEST_CASE("a server that is not there is Unavailable, not a crash") {
  const base::SystemClock clock;
  base::SystemRandom random;
  Database db({.url = "postgres://nobody@/nowhere?host=/nonexistent"}, clock, random);
  const auto read = [&] { return db.read([](Reader& r) { return number(r, "SELECT 1"); }); };
  const auto write = [&] { db.write([](Transaction& tx) { tx.run("SELECT 1"); }); };
  CHECK_THROWS_AS(read(), Unavailable);
  CHECK_THROWS_AS(write(), Unavailable);
}

TEST_CASE("an address that is no address is refused") {
  const base::SystemClock clock;
  base::SystemRandom random;
  CHECK_THROWS_AS(Database({.url = "stoa.db"}, clock, random), Error);
  CHECK_THROWS_AS(Database({.url = "sqlite:/nonexistent/stoa.db"}, clock, random), Error);
}

}  // namespace db
