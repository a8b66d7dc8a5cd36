// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "db/function_ref.h"
#include "db/sqlite_connection.h"
#include "db/transaction.h"
#include "db/wake.h"

namespace db {

/// The only thread that writes. It takes what waits, at most 64 callbacks, into one transaction,
/// each in its own savepoint, and answers nobody before COMMIT: one sync of the disk serves all.
///
/// A callback that throws is rolled back alone. If the commit fails, everybody in it hears so, even
/// those whose callback had thrown: what it saw did not come to be.
class SqliteWriter {
 public:
  struct Limits {
    std::size_t queue_max;
    std::chrono::milliseconds wait_max;
  };
  SqliteWriter(std::unique_ptr<SqliteConnection> connection, Limits limits,
               const base::Clock& clock, base::Random& random, base::IdSource& ids, WakeHub& hub);
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;
  ~SqliteWriter() { stop(); }

  void run(FunctionRef<void(Transaction&)> callback);
  void stop();
  bool must_restart() const { return must_restart_; }

 private:
  /// Lies on the stack of the caller, who waits for it.
  struct Job {
    explicit Job(FunctionRef<void(Transaction&)> of) : callback(of) {}
    enum class State { Waiting, Running, Answered };
    FunctionRef<void(Transaction&)> callback;
    State state = State::Waiting;
    std::exception_ptr error;
    std::vector<std::string> wakes;
    std::vector<std::function<void()>> acts;
    std::condition_variable answered;
  };
  using Batch = std::vector<Job*>;

  void enqueue(Job& job);
  void wait_for(Job& job);
  void work();
  Job* wait_for_job();
  Job* job_that_waits();
  void run_batch(Job& first);
  void run_together(Batch& batch);
  void run_one(Job& job);
  void undo_one();
  void give_up();
  void answer(const Batch& batch);
  void tend_log();

  std::unique_ptr<SqliteConnection> connection_;
  const Limits limits_;
  const base::Clock& clock_;
  base::Random& random_;
  base::IdSource& ids_;
  WakeHub& hub_;
  std::mutex mutex_;
  std::condition_variable work_to_do_;
  std::deque<Job*> queue_;
  bool stopping_ = false;
  std::atomic<bool> must_restart_ = false;
  int log_pages_tended_ = 0;
  std::thread thread_;
};

}  // namespace db
