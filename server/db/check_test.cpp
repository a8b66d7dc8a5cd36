// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "db/database.h"
#include "db/postgres_connection.h"
#include "db/sqlite_connection.h"
#include "testing/databases.h"

namespace db {

namespace {

const std::vector tables{Migration{
    1, "families",
    "CREATE TABLE parents (id BIGINT PRIMARY KEY);"
    "CREATE TABLE children (id BIGINT PRIMARY KEY, parent BIGINT REFERENCES parents (id));"
    "INSERT INTO parents VALUES (1); INSERT INTO children VALUES (1, 1), (2, NULL);"}};

/// As if somebody had meddled with the tables behind our back.
void orphan(const std::string& url, Engine engine) {
  const base::SystemClock clock;
  if (engine == Engine::Sqlite) {
    SqliteConnection meddler(url.substr(7), SqliteRole::Tool, clock);
    meddler.script("PRAGMA foreign_keys = OFF; DELETE FROM parents;");
  } else {
    PostgresConnection meddler(url, PostgresConnection::Purpose::Writing, {});
    meddler.script("SET session_replication_role = replica; DELETE FROM parents;");
  }
}

}  // namespace

TEST_CASE("the check of a database finds rows that point nowhere") {
  for (const Engine engine : testing::engines()) {
    const testing::FreshDatabase fresh(engine, tables);
    const base::SystemClock clock;
    base::SystemRandom random;
    Database db({.url = fresh.url()}, clock, random);
    CHECK(db.check_integrity().empty());
    orphan(fresh.url(), engine);
    CHECK(db.check_integrity().size() == 1);
  }
}

}  // namespace db
