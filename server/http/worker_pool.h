// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/waiting.h"

namespace http {

enum class Priority { Urgent, Normal };

/// Threads and one bounded queue. So many jobs run at a time; while one waits for a commit or for
/// a database server (`base::Waiting`), the next one runs: as many writes as can share a commit
/// get to it, and those that compute do not take the cores from each other. Jobs may not throw.
class WorkerPool final : base::Waiting::Watcher {
 public:
  using Job = std::move_only_function<void()>;

  /// At most `running_max` jobs compute at the same time, and so many more may wait.
  WorkerPool(unsigned running_max, unsigned waiting_max, std::size_t queue_max);
  /// Waits for the jobs that run; what still waits is dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or the pool is stopping. Urgent jobs go first and may use the
  /// last quarter of the queue, which others may not.
  bool offer(Job job, Priority priority);
  std::size_t waiting() const;
  /// Runs what waits, then ends the threads. False when the time did not suffice.
  bool stop(std::chrono::milliseconds at_most);

 private:
  struct Worker {
    std::condition_variable called;
    bool runs = false;
  };

  void thread_waits() override;
  void thread_goes_on() override;
  void work();
  bool rest(Worker& self, std::unique_lock<std::mutex>& lock);
  void call_somebody();
  void call_everybody();
  bool is_nothing_to_do() const { return urgent_.empty() && normal_.empty(); }
  Job next();

  const unsigned running_max_;
  const std::size_t queue_max_;
  mutable std::mutex mutex_;
  std::condition_variable worker_left_;
  std::deque<Job> urgent_;
  std::deque<Job> normal_;
  std::vector<Worker*> resting_;
  unsigned running_ = 0;
  unsigned present_ = 0;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace http
