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

namespace http {

enum class Priority { Urgent, Normal };

/// So many threads and one bounded queue. Jobs may not throw.
class WorkerPool {
 public:
  using Job = std::move_only_function<void()>;

  WorkerPool(unsigned threads, std::size_t queue_max);
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
  void work();
  Job next();

  const std::size_t queue_max_;
  mutable std::mutex mutex_;
  std::condition_variable work_came_;
  std::condition_variable worker_left_;
  std::deque<Job> urgent_;
  std::deque<Job> normal_;
  unsigned working_ = 0;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace http
