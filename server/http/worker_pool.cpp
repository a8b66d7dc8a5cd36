// SPDX-License-Identifier: Apache-2.0
#include "http/worker_pool.h"

#include <utility>

namespace http {

WorkerPool::WorkerPool(unsigned threads, std::size_t queue_max)
    : queue_max_(queue_max), working_(threads) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  std::deque<Job> dropped_urgent;
  std::deque<Job> dropped_normal;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    dropped_urgent.swap(urgent_);
    dropped_normal.swap(normal_);
  }
  work_came_.notify_all();
}

bool WorkerPool::offer(Job job, Priority priority) {
  {
    const std::lock_guard lock(mutex_);
    const auto waiting = urgent_.size() + normal_.size();
    const auto room = priority == Priority::Urgent ? queue_max_ : queue_max_ - queue_max_ / 4;
    if (stopping_ || waiting >= room) return false;
    (priority == Priority::Urgent ? urgent_ : normal_).push_back(std::move(job));
  }
  work_came_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return urgent_.size() + normal_.size();
}

bool WorkerPool::stop(std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  work_came_.notify_all();
  return worker_left_.wait_for(lock, at_most, [this] { return working_ == 0; });
}

/// An empty job means that the thread may go.
WorkerPool::Job WorkerPool::next() {
  std::unique_lock lock(mutex_);
  work_came_.wait(lock, [this] { return stopping_ || !urgent_.empty() || !normal_.empty(); });
  auto& queue = urgent_.empty() ? normal_ : urgent_;
  if (queue.empty()) return {};
  Job job = std::move(queue.front());
  queue.pop_front();
  return job;
}

void WorkerPool::work() {
  // What a job holds is let go before the next one is waited for.
  while (true) {
    Job job = next();
    if (!job) break;
    job();
  }
  const std::lock_guard lock(mutex_);
  --working_;
  worker_left_.notify_all();
}

}  // namespace http
