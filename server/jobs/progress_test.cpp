// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/migrations.h"
#include "http/raw_client.h"
#include "jobs/progress_relay.h"
#include "jobs/runner.h"
#include "testing/school.h"

// One database, several nodes: a job is done once, everybody sees how far it is, and what a node
// leaves behind when it dies another one finishes.

namespace jobs {
namespace {

using namespace std::chrono_literals;

using testing::FakeClock;

/// A program of its own on the database: its connections, its runner, its relay.
class Node {
 public:
  Node(const std::string& url, const base::Clock& clock, std::map<std::string, Handler> handlers)
      : db({.url = url}, clock, random_),
        runner(db, std::move(handlers), {}, {.threads = 1, .poll = 20ms}),
        relay(db, [this](const Job& job) { note(job); }) {
    relay.start();
  }
  ~Node() { relay.stop(); }

  /// Whether somebody who follows the job here was told this.
  bool hears(State state, std::int64_t done) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 10s, [&] {
      return std::ranges::any_of(told_, [&](const Job& job) {
        return job.state == state && job.done == done;
      });
    });
  }
  std::size_t times_told() {
    const std::lock_guard lock(mutex_);
    return told_.size();
  }

 private:
  void note(const Job& job) {
    const std::lock_guard lock(mutex_);
    told_.push_back(job);
    changed_.notify_all();
  }

  base::SystemRandom random_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job> told_;

 public:
  db::Database db;
  Runner runner;
  ProgressRelay relay;
};

/// A database, of which SQLite allows one program and PostgreSQL any number.
struct House {
  explicit House(db::Engine engine) : database(engine, app::migrations()) {}
  testing::FreshDatabase database;
  FakeClock clock;
  const std::string& url() const { return database.url(); }
};

Id<Job> enqueued(db::Database& db) {
  return *db.write(
      [](db::Transaction& tx) { return enqueue_raw(tx, "count", "{}", {.total = 3}); });
}

Job job_in(db::Database& db, Id<Job> id) {
  return *db.read([&](db::Reader& reader) { return find_job(reader, id); });
}

/// Each step waits until the test has seen the one before.
class Steps {
 public:
  void allow() {
    const std::lock_guard lock(mutex_);
    ++allowed_;
    changed_.notify_all();
  }
  void wait(int step) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return allowed_ >= step; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int allowed_ = 0;
};

Handler counting(Steps& steps) {
  return [&steps](Run& run) {
    for (int step = 1; step <= 3; ++step) {
      steps.wait(step);
      if (!run.advance(step, 3)) return;
    }
    steps.wait(4);  // Else the end could come before anybody has looked at the last step.
  };
}

}  // namespace

TEST_CASE("whoever follows a job hears of each step, wherever the job runs") {
  for (const db::Engine engine : testing::engines()) {
    House house(engine);
    Steps steps;
    Node works(house.url(), house.clock, {{"count", counting(steps)}});
    std::optional<Node> other;
    if (engine == db::Engine::Postgres) {
      other.emplace(house.url(), house.clock, std::map<std::string, Handler>());
    }
    Node& looks = other ? *other : works;
    const auto id = enqueued(works.db);
    const auto before = looks.relay.follow(id, house.clock.now() + 1h);
    CHECK(before->state == State::Waiting);
    works.runner.start();
    CHECK(looks.hears(State::Running, 0));
    for (int step = 1; step <= 3; ++step) {
      steps.allow();
      CHECK(looks.hears(State::Running, step));
    }
    steps.allow();
    CHECK(looks.hears(State::Done, 3));
    works.runner.stop();
  }
}

TEST_CASE("of a job that nobody follows nothing is told, and of one that is over nothing more") {
  for (const db::Engine engine : testing::engines()) {
    House house(engine);
    Steps steps;
    for (int i = 0; i < 4; ++i) steps.allow();
    Node node(house.url(), house.clock, {{"count", counting(steps)}});
    enqueued(node.db);
    CHECK(node.runner.run_one());
    node.relay.look();
    CHECK(node.times_told() == 0);
    const auto followed = enqueued(node.db);
    node.relay.follow(followed, house.clock.now() + 1h);
    CHECK(node.runner.run_one());
    CHECK(node.hears(State::Done, 3));
    const auto times = node.times_told();
    node.relay.look();
    CHECK(node.times_told() == times);
  }
}

TEST_CASE("two nodes on one database do each job once") {
  House house(db::Engine::Postgres);
  constexpr int many = 60;
  std::mutex mutex;
  std::map<Id<Job>, int> times;
  const Handler note = [&](Run& run) {
    const std::lock_guard lock(mutex);
    ++times[run.id()];
  };
  Node a(house.url(), house.clock, {{"count", note}});
  Node b(house.url(), house.clock, {{"count", note}});
  for (int i = 0; i < many; ++i) enqueued(a.db);
  a.runner.start();
  b.runner.start();
  const auto left = [&] {
    return a.db.read([](db::Reader& reader) {
      return reader.one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE state <> 'done'");
    });
  };
  for (int i = 0; i < 500 && left() > 0; ++i) std::this_thread::sleep_for(20ms);
  a.runner.stop();
  b.runner.stop();
  CHECK(left() == 0);
  CHECK(times.size() == many);
  for (const auto& [id, count] : times) CHECK(count == 1);
}

TEST_CASE("what a dead node held is taken over when its lease ends, and not before") {
  for (const db::Engine engine : testing::engines()) {
    House house(engine);
    Steps steps;
    for (int i = 0; i < 4; ++i) steps.allow();
    Node alive(house.url(), house.clock, {{"count", counting(steps)}});
    const auto id = enqueued(alive.db);
    // The dead one took it and was never heard of again.
    alive.db.write([&](db::Transaction& tx) {
      tx.run("UPDATE jobs SET state = 'running', attempts = 1, leased_until = $2 WHERE id = $1",
             id, tx.now() + Runner::lease);
    });
    CHECK_FALSE(alive.runner.run_one());
    house.clock.advance(Runner::lease + 1s);
    CHECK(alive.runner.run_one());
    CHECK(job_in(alive.db, id).state == State::Done);
    CHECK(job_in(alive.db, id).attempts == 2);
  }
}

TEST_CASE("a node that comes back from the dead leaves the job to whoever has it now") {
  for (const db::Engine engine : testing::engines()) {
    House house(engine);
    Steps steps;
    for (int i = 0; i < 4; ++i) steps.allow();
    Node node(house.url(), house.clock, {{"count", counting(steps)}});
    const auto id = enqueued(node.db);
    Run late(node.db, id, "{}", 1);
    node.db.write([&](db::Transaction& tx) {
      tx.run("UPDATE jobs SET state = 'running', attempts = 2, leased_until = $2 WHERE id = $1",
             id, tx.now() + Runner::lease);
    });
    CHECK_FALSE(late.advance(1, 3));
    CHECK(job_in(node.db, id).done == 0);
    Run present(node.db, id, "{}", 2);
    CHECK(present.advance(1, 3));
    CHECK(job_in(node.db, id).done == 1);
  }
}

TEST_CASE("a browser that follows a job sees every step and the end, and holds no worker") {
  testing::on_both_engines_school([](testing::TestSchool& school) {
    Steps steps;
    const auto id = enqueued(school.core.db());
    http::ServerOptions options;
    options.workers = 1;
    const auto answer = [&](const http::Request& request) {
      return school.core.application().answer(request);
    };
    http::TestServer serving(answer, options);
    school.core.services().publish = [&](std::string_view topic, const http::Event& event) {
      serving.server.publish(topic, event);
    };
    school.core.relay().start();
    http::RawClient browser(serving.port());
    const std::string cookie = "Cookie: stoa=" + school.olga.cookie("stoa") + "\r\n";
    const std::string path = "/api/jobs/" + id.text();
    const auto sees = [&](const std::string& text) {
      CHECK(browser.wait_for(text).find(text) != std::string::npos);
    };
    browser.send(http::get(path + "/events", cookie));
    sees("\"state\":\"waiting\"");
    Runner runner(school.core.db(), {{"count", counting(steps)}}, {}, {.threads = 1});
    runner.start();
    for (int step = 1; step <= 3; ++step) {
      steps.allow();
      sees("\"done\":" + std::to_string(step));
    }
    steps.allow();
    sees("\"state\":\"done\"");
    // The only worker is free for others meanwhile.
    http::RawClient other(serving.port());
    other.send(http::get(path, cookie));
    CHECK(other.answer().status == 200);
    runner.stop();
    school.core.relay().stop();
  });
}

}  // namespace jobs
