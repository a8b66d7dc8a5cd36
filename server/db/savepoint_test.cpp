// SPDX-License-Identifier: Apache-2.0
#include "db/savepoint.h"

#include <doctest/doctest.h>

#include "testing/databases.h"

namespace db {

using testing::on_both_engines;

TEST_CASE("a part that is undone leaves what was written around it") {
  on_both_engines([](Database& db) {
    db.write([](Transaction& tx) { tx.run("CREATE TABLE notes (id BIGINT PRIMARY KEY)"); });
    db.write([](Transaction& tx) {
      tx.run("INSERT INTO notes (id) VALUES (1)");
      Savepoint undone(tx);
      tx.run("INSERT INTO notes (id) VALUES (2)");
      undone.undo();
      Savepoint kept(tx);
      tx.run("INSERT INTO notes (id) VALUES (3)");
      kept.keep();
    });
    const auto ids = db.read([](Reader& reader) {
      return reader.all<std::int64_t>("SELECT id FROM notes ORDER BY id");
    });
    CHECK(ids == std::vector<std::int64_t>{1, 3});
  });
}

TEST_CASE("a cache learns nothing from a part that was undone") {
  on_both_engines([](Database& db) {
    std::vector<int> learnt;
    db.write([&](Transaction& tx) {
      tx.once_committed([&] { learnt.push_back(1); });
      Savepoint undone(tx);
      tx.once_committed([&] { learnt.push_back(2); });
      undone.undo();
      Savepoint kept(tx);
      tx.once_committed([&] { learnt.push_back(3); });
      kept.keep();
    });
    CHECK(learnt == std::vector<int>{1, 3});
  });
}

}  // namespace db
