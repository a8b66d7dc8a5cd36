// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "db/database.h"
#include "jobs/job.h"

namespace jobs {

/// Tells whoever follows a job on this node how far it has come, on whichever node it runs. Only
/// followed jobs are looked at, and only when some runner says that something has moved.
class ProgressRelay {
 public:
  using Tell = std::function<void(const Job&)>;

  ProgressRelay(db::Database& db, Tell tell);
  ~ProgressRelay();
  ProgressRelay(const ProgressRelay&) = delete;
  ProgressRelay& operator=(const ProgressRelay&) = delete;

  void start();
  void stop();

  /// Until it is over, or that instant has come. Answers where the job stands; what changes after
  /// that is told.
  std::optional<Job> follow(Id<Job> id, Instant until);

  /// Reads the followed jobs and tells of those that have changed; the thread does it at each wake.
  void look();

 private:
  struct Followed {
    Instant until;
    std::optional<Job> told;
  };
  void loop();
  void pass_on(const Job& job, Instant now);

  db::Database& db_;
  Tell tell_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<Id<Job>, Followed> followed_;
  std::uint64_t wakes_ = 0;
  bool stopping_ = false;
  db::Subscription subscription_;
  std::thread thread_;
};

}  // namespace jobs
