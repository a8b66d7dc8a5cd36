// SPDX-License-Identifier: Apache-2.0
#include "db/load.h"

#include <doctest/doctest.h>

#include <map>

#include "db/database.h"
#include "testing/databases.h"

namespace db {
namespace {

const std::vector families{Migration{
    1, "families",
    "CREATE TABLE parents (id BIGINT PRIMARY KEY, name TEXT NOT NULL, kind BOOLEAN NOT NULL);"
    "CREATE TABLE children (parent BIGINT NOT NULL REFERENCES parents (id), name TEXT NOT NULL,"
    " likes BIGINT REFERENCES parents (id), photo BYTEA, PRIMARY KEY (parent, name));"}};

Value number(std::int64_t value) { return {.null = false, .number = value, .text = {}}; }
Value text(std::string value) { return {.null = false, .number = 0, .text = std::move(value)}; }

const Table& table_named(const std::vector<Table>& tables, std::string_view name) {
  for (const Table& table : tables) {
    if (table.name == name) return table;
  }
  throw Error("no such table");
}

void fill(Loader& loader, const std::string& name, const std::vector<std::vector<Value>>& rows) {
  const Table& table = table_named(loader.tables(), name);
  loader.begin(table, table.columns);
  for (const auto& row : rows) loader.add(row);
  loader.end();
}

void with_empty_database(const std::function<void(const std::string& url)>& test) {
  for (const Engine engine : testing::engines()) {
    const testing::FreshDatabase fresh(engine);
    test(fresh.url());
  }
}

const base::SystemClock system_clock;

std::size_t count_tables(const std::string& url) {
  base::SystemRandom random;
  Database db({.url = url}, system_clock, random);
  return db.read([](Reader& reader) { return list_tables(reader).size(); });
}

}  // namespace

TEST_CASE("the catalogue tells tables, columns, kinds and keys alike on both engines") {
  testing::on_both_engines({.migrations = families}, [](Database& db) {
    const auto tables = db.read([](Reader& reader) { return list_tables(reader); });
    REQUIRE(tables.size() == 3);
    CHECK(tables[0].name == "children");
    CHECK(tables[0].key == std::vector<std::string>{"parent", "name"});
    CHECK(tables[0].columns[3].kind == ColumnKind::Bytes);
    CHECK(tables[1].name == "parents");
    CHECK(tables[1].columns[0].kind == ColumnKind::Number);
    CHECK(tables[1].columns[1].kind == ColumnKind::Text);
    CHECK(tables[2].name == "schema_migrations");
  });
}

TEST_CASE("children may come before their parents, and every row is read back in order") {
  with_empty_database([](const std::string& url) {
    load(url, families, system_clock, [](Loader& loader) {
      std::vector<std::vector<Value>> children;
      for (int i = 0; i < 1'201; ++i) {
        const Value likes = i % 2 == 0 ? Value() : number(2);
        children.push_back({number(1 + i % 2), text("n" + std::to_string(i)), likes,
                            text(std::string("\0\xff", 2))});
      }
      fill(loader, "children", children);
      fill(loader, "parents", {{number(1), text("Ann"), number(1)},
                               {number(2), text("Bob"), number(0)}});
    });
    base::SystemRandom random;
    Database db({.url = url}, system_clock, random);
    CHECK(db.check_integrity().empty());
    db.read([](Reader& reader) {
      CHECK(reader.one<bool>("SELECT kind FROM parents WHERE id = 1"));
      std::size_t rows = 0;
      std::string last;
      std::int64_t parent = 0;
      each_row_of(reader, table_named(list_tables(reader), "children"), [&](const Row& row) {
        ++rows;
        if (row.number(0) == parent) CHECK(std::string(row.text(1)) > last);
        parent = row.number(0);
        last = row.text(1);
        CHECK(row.bytes(3).size() == 2);
      });
      CHECK(rows == 1'201);
    });
  });
}

TEST_CASE("a row that points nowhere, or a failure in between, leaves the database empty") {
  with_empty_database([](const std::string& url) {
    const auto load_orphan = [&] {
      load(url, families, system_clock, [](Loader& loader) {
        fill(loader, "children", {{number(9), text("x"), Value(), Value()}});
      });
    };
    CHECK_THROWS_AS(load_orphan(), Error);
    const auto break_off = [&] {
      load(url, families, system_clock, [](Loader& loader) {
        fill(loader, "parents", {{number(1), text("Ann"), number(1)}});
        throw std::runtime_error("the file ends here");
      });
    };
    CHECK_THROWS_AS(break_off(), std::runtime_error);
    CHECK(count_tables(url) == 0);
  });
}

TEST_CASE("a database that holds something is never loaded into") {
  testing::on_both_engines({.migrations = families}, [](Database& db) {
    db.write([](Transaction& tx) {
      tx.run("INSERT INTO parents (id, name, kind) VALUES (1, 'Ann', $1)", true);
    });
    CHECK(db.read([](Reader& reader) { return list_tables(reader).size(); }) == 3);
  });
  for (const Engine engine : testing::engines()) {
    const testing::FreshDatabase fresh(engine, families);
    const auto load_again = [&] {
      load(fresh.url(), families, system_clock, [](Loader&) {});
    };
    CHECK_THROWS_AS(load_again(), Error);
  }
}

}  // namespace db
