// SPDX-License-Identifier: Apache-2.0
#include "db/wake.h"

#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>

#include "db/database.h"
#include "testing/databases.h"

namespace db {

namespace {

class Bell {
 public:
  std::function<void()> ringer() {
    return [this] {
      const std::lock_guard lock(mutex_);
      ++rings_;
      rang_.notify_all();
    };
  }
  bool rang_within(std::chrono::milliseconds limit, int times = 1) {
    std::unique_lock lock(mutex_);
    return rang_.wait_for(lock, limit, [&] { return rings_ >= times; });
  }
  int rings() {
    const std::lock_guard lock(mutex_);
    return rings_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable rang_;
  int rings_ = 0;
};

constexpr std::chrono::milliseconds soon{3'000};

void wake(Database& db, std::string_view channel) {
  db.write([&](Transaction& tx) { tx.wake(channel); });
}

}  // namespace

TEST_CASE("a subscriber is called after the commit, once, and only for its channel") {
  testing::on_both_engines([](Database& db) {
    Bell jobs;
    Bell journal;
    Bell last;
    const auto first = db.on_wake("jobs", jobs.ringer());
    const auto second = db.on_wake("journal", journal.ringer());
    const auto third = db.on_wake("topic:an odd 'name' ✓", last.ringer());
    db.write([](Transaction& tx) {
      tx.wake("jobs");
      tx.wake("jobs");
    });
    CHECK(jobs.rang_within(soon));
    wake(db, "topic:an odd 'name' ✓");
    CHECK(last.rang_within(soon));
    CHECK(jobs.rings() == 1);
    CHECK(journal.rings() == 0);
  });
}

TEST_CASE("nobody is called for a transaction that was rolled back") {
  testing::on_both_engines([](Database& db) {
    Bell jobs;
    Bell after;
    const auto first = db.on_wake("jobs", jobs.ringer());
    const auto second = db.on_wake("after", after.ringer());
    const auto fail = [&] {
      db.write([](Transaction& tx) {
        tx.wake("jobs");
        throw std::runtime_error("no");
      });
    };
    CHECK_THROWS_AS(fail(), std::runtime_error);
    wake(db, "after");
    REQUIRE(after.rang_within(soon));
    CHECK(jobs.rings() == 0);
  });
}

TEST_CASE("who has ended the subscription is not called any more") {
  testing::on_both_engines([](Database& db) {
    Bell jobs;
    Bell after;
    auto first = db.on_wake("jobs", jobs.ringer());
    const auto second = db.on_wake("jobs", after.ringer());
    first = {};
    wake(db, "jobs");
    REQUIRE(after.rang_within(soon));
    CHECK(jobs.rings() == 0);
  });
}

TEST_CASE("on PostgreSQL a wake reaches the other nodes") {
  for (const Engine engine : testing::engines()) {
    if (engine == Engine::Sqlite) continue;
    const testing::FreshDatabase fresh(engine);
    const base::SystemClock clock;
    base::SystemRandom random;
    Database here({.url = fresh.url()}, clock, random);
    Database there({.url = fresh.url()}, clock, random);
    Bell bell;
    const auto subscription = there.on_wake("jobs", bell.ringer());
    wake(here, "jobs");
    CHECK(bell.rang_within(soon));
  }
}

TEST_CASE("on PostgreSQL a lost connection is made anew and everybody is called") {
  for (const Engine engine : testing::engines()) {
    if (engine == Engine::Sqlite) continue;
    testing::on_engine(engine, {}, [](Database& db) {
      Bell bell;
      const auto subscription = db.on_wake("jobs", bell.ringer());
      CHECK(db.read([](Reader& r) { return r.one<std::int64_t>("SELECT 1"); }) == 1);
      const auto cut_all_others = [](Transaction& tx) {
        tx.all<bool>(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()");
      };
      db.write(cut_all_others);
      CHECK(bell.rang_within(soon));
      CHECK(db.read([](Reader& r) { return r.one<std::int64_t>("SELECT 1"); }) == 1);
      wake(db, "jobs");
      CHECK(bell.rang_within(soon, 2));
    });
  }
}

}  // namespace db
