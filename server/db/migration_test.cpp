// SPDX-License-Identifier: Apache-2.0
#include "db/migration.h"

#include <doctest/doctest.h>

#include "db/database.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"

namespace db {

namespace {

constexpr Migration courses{1, "courses",
                            "CREATE TABLE courses (id BIGINT PRIMARY KEY, title TEXT NOT NULL, "
                            "published BOOLEAN NOT NULL DEFAULT FALSE, cover BYTEA);"};
constexpr Migration lessons{
    2, "lessons",
    "CREATE TABLE lessons (id BIGINT PRIMARY KEY, course_id BIGINT NOT NULL REFERENCES "
    "courses (id));\nCREATE INDEX lessons_by_course ON lessons (course_id);\n"
    "INSERT INTO courses (id, title) VALUES (1, 'first; still a text');"};

std::int64_t count_courses(Database& db) {
  return db.read([](Reader& r) { return r.one<std::int64_t>("SELECT count(*) FROM courses"); });
}

}  // namespace

TEST_CASE("a migration is worded for SQLite: its types, a check for booleans, strict tables") {
  CHECK(migration_for_sqlite("CREATE TABLE t (id BIGINT PRIMARY KEY, on_ BOOLEAN NOT NULL, "
                             "b BYTEA, n TEXT CHECK (length(n) < 9));") ==
        "CREATE TABLE t (id INTEGER PRIMARY KEY, on_ INTEGER CHECK (on_ IN (0, 1)) NOT NULL, "
        "b BLOB, n TEXT CHECK (length(n) < 9)) STRICT;\n");
  CHECK(migration_for_sqlite("SELECT 'BIGINT', CAST(a AS BIGINT) -- BOOLEAN") ==
        "SELECT 'BIGINT', CAST(a AS INTEGER) -- BOOLEAN\n");
  CHECK(migration_for_sqlite("CREATE INDEX i ON t (a)") == "CREATE INDEX i ON t (a)\n");
}

TEST_CASE("a line may be for one engine only") {
  const std::string_view text =
      "-- sqlite: CREATE A;\n-- postgres: CREATE B;\n-- a remark\nSHARED;";
  CHECK(migration_for_sqlite(text) ==
        "CREATE A;\n-- postgres: CREATE B;\n-- a remark\nSHARED;\n");
  CHECK(migration_for_postgres(text) ==
        "-- sqlite: CREATE A;\nCREATE B;\n-- a remark\nSHARED;\n");
}

TEST_CASE("migrations are applied once, in their order, and remembered with their time") {
  const testing::FakeClock clock;
  testing::on_both_engines({.clock = &clock}, [&](Database& db) {
    CHECK(db.applied_migrations().empty());
    db.migrate(std::vector{courses});
    db.migrate(std::vector{courses, lessons});
    db.migrate(std::vector{courses, lessons});
    const auto applied = db.applied_migrations();
    REQUIRE(applied.size() == 2);
    CHECK(applied[1].number == 2);
    CHECK(applied[1].name == "lessons");
    CHECK(applied[1].sha256.size() == 64);
    CHECK(applied[1].applied_at == testing::FakeClock::noon);
    CHECK(count_courses(db) == 1);
  });
}

TEST_CASE("a migration that was changed after it had been applied refuses to start") {
  testing::on_both_engines([](Database& db) {
    db.migrate(std::vector{courses});
    const std::string changed = std::string(courses.sql) + " ";
    const std::vector edited{Migration{1, "courses", changed}, lessons};
    CHECK_THROWS_AS(db.migrate(edited), MigrationRefused);
    CHECK(db.applied_migrations().size() == 1);
  });
}

TEST_CASE("a program does not start on a database that knows more than it, or another history") {
  testing::on_both_engines([](Database& db) {
    db.migrate(std::vector{courses, lessons});
    CHECK_THROWS_AS(db.migrate(std::vector{courses}), MigrationRefused);
    const Migration late{0, "late", "SELECT 1;"};
    CHECK_THROWS_AS(db.migrate(std::vector{late, courses, lessons}), MigrationRefused);
    CHECK_THROWS_AS(db.migrate(std::vector{lessons, courses}), MigrationRefused);
  });
}

TEST_CASE("a migration that fails half-way leaves nothing behind") {
  testing::on_both_engines([](Database& db) {
    const Migration broken{2, "broken",
                           "INSERT INTO courses (id, title) VALUES (9, 'half'); "
                           "INSERT INTO nowhere VALUES (1);"};
    CHECK_THROWS_AS(db.migrate(std::vector{courses, broken}), Error);
    CHECK(db.applied_migrations().size() == 1);
    CHECK(count_courses(db) == 0);
  });
}

TEST_CASE("lines for one engine act on that engine") {
  testing::on_both_engines([](Database& db) {
    const Migration search{1, "search",
                           "-- sqlite: CREATE TABLE only_here (engine TEXT);\n"
                           "-- sqlite: INSERT INTO only_here VALUES ('sqlite');\n"
                           "-- postgres: CREATE TABLE only_here (engine TEXT);\n"
                           "-- postgres: INSERT INTO only_here VALUES ('postgres');\n"};
    db.migrate(std::vector{search});
    const auto engine =
        db.read([](Reader& r) { return r.one<std::string>("SELECT engine FROM only_here"); });
    CHECK(engine == (db.engine() == Engine::Sqlite ? "sqlite" : "postgres"));
  });
}

}  // namespace db
