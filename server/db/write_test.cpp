// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "base/fault.h"
#include "db/database.h"
#include "testing/databases.h"

// Many writers at once: the group commit of SQLite and the conflicts of PostgreSQL.

namespace db {

namespace {

const std::vector tables{Migration{
    1, "counters",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL);"
    "CREATE TABLE facts (id BIGINT PRIMARY KEY, writer BIGINT NOT NULL);"
    "CREATE TABLE checked_late (fact BIGINT NOT NULL REFERENCES facts (id) "
    "DEFERRABLE INITIALLY DEFERRED);"
    "INSERT INTO counters VALUES ('a', 0), ('b', 0);"}};

struct Fact {
  static constexpr std::string_view id_prefix = "fct";
};

template <class F>
void on_threads(int count, F&& work) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back([&, i] { work(i); });
  for (auto& thread : threads) thread.join();
}

std::int64_t number(Database& db, std::string_view sql) {
  return db.read([&](Reader& reader) { return reader.one<std::int64_t>(sql); });
}

void add_fact(Transaction& tx, std::int64_t writer) {
  tx.run("INSERT INTO facts (id, writer) VALUES ($1, $2)", tx.new_id<Fact>(), writer);
}

/// Reads, then writes what it read plus one: wrong unless transactions are serializable.
void raise(Transaction& tx, std::string_view name) {
  const auto value = tx.one<std::int64_t>("SELECT value FROM counters WHERE name = $1", name);
  tx.run("UPDATE counters SET value = $2 WHERE name = $1", name, value + 1);
}

/// Two transactions of which each has read before either writes.
std::int64_t raised_by_two_at_once(Database& db, Isolation isolation) {
  std::latch both_have_read(2);
  on_threads(2, [&](int) {
    int runs = 0;
    db.write(
        [&](Transaction& tx) {
          const auto value =
              tx.one<std::int64_t>("SELECT value FROM counters WHERE name = 'a'");
          if (++runs == 1) both_have_read.arrive_and_wait();
          tx.run("UPDATE counters SET value = $1 WHERE name = 'a'", value + 1);
        },
        isolation);
  });
  return number(db, "SELECT value FROM counters WHERE name = 'a'");
}

}  // namespace

TEST_CASE("sixty-four writers lose nothing, and a callback that fails spoils nobody else's") {
  testing::on_both_engines({.migrations = tables}, [](Database& db) {
    std::atomic<int> refused = 0;
    on_threads(64, [&](int writer) {
      for (int i = 0; i < 50; ++i) {
        try {
          db.write([&](Transaction& tx) {
            add_fact(tx, writer);
            if (i % 10 == 9) throw std::runtime_error("refused");
          });
        } catch (const std::runtime_error& error) {
          if (std::string_view(error.what()) == "refused") ++refused;
        }
      }
    });
    CHECK(refused == 64 * 5);
    CHECK(number(db, "SELECT count(*) FROM facts") == 64 * 45);
    CHECK(number(db, "SELECT count(DISTINCT writer) FROM facts") == 64);
  });
}

TEST_CASE("counters that two threads raise at once sum up") {
  testing::on_both_engines({.migrations = tables}, [](Database& db) {
    on_threads(2, [&](int thread) {
      for (int i = 0; i < 100; ++i) {
        db.write([&](Transaction& tx) {
          raise(tx, thread == 0 ? "a" : "b");
          raise(tx, thread == 0 ? "b" : "a");
        });
      }
    });
    CHECK(number(db, "SELECT min(value) FROM counters") == 200);
    CHECK(number(db, "SELECT max(value) FROM counters") == 200);
  });
}

TEST_CASE("on PostgreSQL a callback runs again when another one got in its way") {
  for (const Engine engine : testing::engines()) {
    if (engine == Engine::Sqlite) continue;
    testing::on_engine(engine, {.migrations = tables}, [](Database& db) {
      CHECK(raised_by_two_at_once(db, Isolation::Serializable) == 2);
    });
  }
}

TEST_CASE("control: without serializable transactions one of two raises is lost") {
  for (const Engine engine : testing::engines()) {
    if (engine == Engine::Sqlite) continue;
    testing::on_engine(engine, {.migrations = tables}, [](Database& db) {
      CHECK(raised_by_two_at_once(db, Isolation::ReadCommitted) == 1);
    });
  }
}

TEST_CASE("of two who look first and then insert, the second finds the row of the first") {
  for (const Engine engine : testing::engines()) {
    if (engine == Engine::Sqlite) continue;
    testing::on_engine(engine, {.migrations = tables}, [](Database& db) {
      std::latch both_have_looked(2);
      std::atomic<int> found = 0;
      on_threads(2, [&](int) {
        int runs = 0;
        db.write([&](Transaction& tx) {
          const bool there = tx.one<bool>("SELECT EXISTS (SELECT 1 FROM facts WHERE id = 1)");
          if (++runs == 1) both_have_looked.arrive_and_wait();
          if (there) {
            ++found;
          } else {
            tx.run("INSERT INTO facts VALUES (1, 1)");
          }
        });
      });
      CHECK(found == 1);
    });
  }
}

TEST_CASE("when a commit fails, everybody in it hears so and nothing is there") {
  testing::on_both_engines({.migrations = tables}, [](Database& db) {
    base::set_fault("before_commit:throw");
    const auto write = [&] { db.write([](Transaction& tx) { add_fact(tx, 1); }); };
    CHECK_THROWS_AS(write(), base::InjectedFault);
    base::set_fault("");
    CHECK(number(db, "SELECT count(*) FROM facts") == 0);
    write();
    CHECK(number(db, "SELECT count(*) FROM facts") == 1);
  });
}

TEST_CASE("a fault after the savepoint hits one callback only") {
  testing::on_both_engines({.migrations = tables}, [](Database& db) {
    base::set_fault("after_savepoint:throw:2");
    const auto write = [&] { db.write([](Transaction& tx) { add_fact(tx, 1); }); };
    write();
    CHECK_THROWS_AS(write(), base::InjectedFault);
    write();
    base::set_fault("");
    CHECK(number(db, "SELECT count(*) FROM facts") == 2);
  });
}

TEST_CASE("a key that is checked late spoils its own callback only, not the batch") {
  testing::on_both_engines({.migrations = tables}, [](Database& db) {
    std::latch begun(1);
    std::thread slow([&] {
      db.write([&](Transaction& tx) {
        add_fact(tx, 1);
        begun.count_down();
        // Long enough for the other two to queue up and to share a commit.
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      });
    });
    begun.wait();
    std::thread wrong([&] {
      const auto write = [&] {
        db.write([](Transaction& tx) { tx.run("INSERT INTO checked_late VALUES (99)"); });
      };
      CHECK_THROWS_AS(write(), ForeignKeyViolation);
    });
    db.write([](Transaction& tx) { add_fact(tx, 2); });
    wrong.join();
    slow.join();
    CHECK(number(db, "SELECT count(*) FROM facts") == 2);
  });
}

TEST_CASE("a writer that is busy for too long sends the others away, and serves them later") {
  const testing::DatabaseSetup setup{
      .migrations = tables,
      .options = {.writers = 1, .wait_max = std::chrono::milliseconds(30)}};
  testing::on_both_engines(setup, [](Database& db) {
    std::latch begun(1);
    std::latch may_end(1);
    std::thread slow([&] {
      db.write([&](Transaction& tx) {
        add_fact(tx, 1);
        begun.count_down();
        may_end.wait();
      });
    });
    begun.wait();
    const auto write = [&] { db.write([](Transaction& tx) { add_fact(tx, 2); }); };
    CHECK_THROWS_AS(write(), Unavailable);
    may_end.count_down();
    slow.join();
    write();
    CHECK(number(db, "SELECT count(*) FROM facts") == 2);
  });
}

TEST_CASE("the queue of the SQLite writer has an end") {
  const testing::DatabaseSetup setup{.migrations = tables, .options = {.queue_max = 2}};
  testing::on_engine(Engine::Sqlite, setup, [](Database& db) {
    std::latch begun(1);
    std::latch may_end(1);
    std::thread slow([&] {
      db.write([&](Transaction&) {
        begun.count_down();
        may_end.wait();
      });
    });
    begun.wait();
    std::atomic<int> turned_away = 0;
    std::atomic<int> asked = 0;
    std::vector<std::thread> others;
    for (int i = 0; i < 5; ++i) {
      others.emplace_back([&] {
        ++asked;
        try {
          db.write([](Transaction& tx) { add_fact(tx, 1); });
        } catch (const Unavailable&) {
          ++turned_away;
        }
      });
    }
    while (turned_away < 3) std::this_thread::yield();
    may_end.count_down();
    for (auto& other : others) other.join();
    slow.join();
    CHECK(turned_away == 3);
    CHECK(number(db, "SELECT count(*) FROM facts") == 2);
  });
}

}  // namespace db
