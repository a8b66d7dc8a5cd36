// SPDX-License-Identifier: Apache-2.0
#include "http/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <string>

namespace http {

namespace {

using namespace std::chrono_literals;

/// Holds the only worker of a pool until it is let go.
class Held {
 public:
  explicit Held(WorkerPool& pool) {
    std::promise<void> began;
    auto running = began.get_future();
    REQUIRE(pool.offer(
        [this, told = std::move(began)]() mutable {
          told.set_value();
          released_.wait();
        },
        Priority::Normal));
    running.wait();
  }
  void release() { release_.set_value(); }

 private:
  std::promise<void> release_;
  std::shared_future<void> released_ = release_.get_future().share();
};

}  // namespace

TEST_CASE("a full queue refuses, and keeps its last quarter for what is urgent") {
  WorkerPool pool(1, 0, 4);
  Held worker(pool);
  for (int i = 0; i < 3; ++i) CHECK(pool.offer([] {}, Priority::Normal));
  CHECK_FALSE(pool.offer([] {}, Priority::Normal));
  CHECK(pool.offer([] {}, Priority::Urgent));
  CHECK_FALSE(pool.offer([] {}, Priority::Urgent));
  CHECK(pool.waiting() == 4);
  worker.release();
  CHECK(pool.stop(10s));
}

TEST_CASE("what is urgent goes first, the rest in order") {
  WorkerPool pool(1, 0, 100);
  Held worker(pool);
  std::string order;
  CHECK(pool.offer([&] { order += 'a'; }, Priority::Normal));
  CHECK(pool.offer([&] { order += 'b'; }, Priority::Normal));
  CHECK(pool.offer([&] { order += '!'; }, Priority::Urgent));
  worker.release();
  REQUIRE(pool.stop(10s));
  CHECK(order == "!ab");
}

TEST_CASE("a pool that stops runs what waits and takes nothing new") {
  std::atomic<int> ran = 0;
  WorkerPool pool(4, 0, 1000);
  for (int i = 0; i < 500; ++i) CHECK(pool.offer([&] { ++ran; }, Priority::Normal));
  CHECK(pool.stop(10s));
  CHECK(ran == 500);
  CHECK_FALSE(pool.offer([] {}, Priority::Urgent));
}

TEST_CASE("while one job waits for somebody else the next one runs, and no third") {
  WorkerPool pool(1, 1, 100);
  std::promise<void> commit;
  std::promise<void> second_runs;
  std::atomic<bool> third_ran = false;
  CHECK(pool.offer(
      [&] {
        const base::Waiting waiting;
        commit.get_future().wait();
      },
      Priority::Normal));
  CHECK(pool.offer(
      [&] {
        second_runs.set_value();
        commit.set_value();
        // The first goes on; this one still computes.
        std::this_thread::sleep_for(20ms);
        CHECK_FALSE(third_ran);
      },
      Priority::Normal));
  CHECK(pool.offer([&] { third_ran = true; }, Priority::Normal));
  CHECK(second_runs.get_future().wait_for(10s) == std::future_status::ready);
  CHECK(pool.stop(10s));
  CHECK(third_ran);
}

TEST_CASE("no more jobs compute at the same time than the pool was made for") {
  WorkerPool pool(2, 6, 1000);
  std::atomic<int> computing = 0;
  std::atomic<int> most = 0;
  for (int i = 0; i < 200; ++i) {
    CHECK(pool.offer(
        [&] {
          const int now = ++computing;
          for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
          std::this_thread::sleep_for(100us);
          --computing;
        },
        Priority::Normal));
  }
  CHECK(pool.stop(10s));
  CHECK(most <= 2);
}

TEST_CASE("a pool says when a job did not end in time") {
  WorkerPool pool(1, 0, 4);
  Held worker(pool);
  CHECK_FALSE(pool.stop(20ms));
  worker.release();
  CHECK(pool.stop(10s));
}

}  // namespace http
