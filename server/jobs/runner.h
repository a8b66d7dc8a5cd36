// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "db/database.h"
#include "jobs/job.h"

namespace jobs {

/// A job as its handler sees it.
class Run {
 public:
  /// `attempt` is what tells this run from one that took the job over, its lease being over.
  Run(db::Database& db, Id<Job> id, std::string payload, std::int64_t attempt = 0);

  Id<Job> id() const { return id_; }
  template <class Payload>
  Payload payload() const {
    return describe::from_json<Payload>(payload_);
  }
  /// Writes progress, keeps the lease, and says whether to go on: false means cancelled, or
  /// that another runner has the job by now.
  [[nodiscard]] bool advance(std::int64_t done, std::int64_t total);

 private:
  db::Database& db_;
  Id<Job> id_;
  std::string payload_;
  std::int64_t attempt_;
};

using Handler = std::function<void(Run&)>;

/// Enqueues a job of this kind, with an empty payload, once in each interval.
struct Timer {
  std::string kind;
  std::chrono::seconds every;
};

struct RunnerOptions {
  int threads = 2;
  std::chrono::milliseconds poll = std::chrono::seconds(1);
};

/// Takes due jobs and runs them. Several nodes may run on one database: a job is leased to one.
/// A job whose runner died is taken again when its lease ends; one that throws is tried again with
/// growing pauses, at most `attempts_max` times. A clock that was wrong and is set right neither
/// keeps a job waiting nor starts one a second time that this runner is at.
class Runner {
 public:
  static constexpr int attempts_max = 8;
  static constexpr std::chrono::minutes lease{5};

  Runner(db::Database& db, std::map<std::string, Handler> handlers, std::vector<Timer> timers,
         RunnerOptions options = {});
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void start();
  /// Waits for the jobs that run now.
  void stop();

  /// Runs one due job on the calling thread; false when none is due. For tests and `stoa demo`.
  bool run_one();
  /// Enqueues what the timers ask for at this moment.
  void tick();

 private:
  struct Taken;
  class AtWork;
  std::optional<Taken> take(db::Transaction& tx);
  std::vector<Id<Job>> at_work();
  void loop();
  void attempt(const Taken& job);
  void finish(const Taken& job);
  void fail(const Taken& job, const std::string& error);

  db::Database& db_;
  std::map<std::string, Handler> handlers_;
  std::vector<Timer> timers_;
  RunnerOptions options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::uint64_t wakes_ = 0;
  std::set<Id<Job>> at_work_;
  db::Subscription subscription_;
  std::vector<std::thread> threads_;
};

}  // namespace jobs
