// SPDX-License-Identifier: Apache-2.0
#include "http/worker_pool.h"

#include <utility>

namespace http {

WorkerPool::WorkerPool(unsigned running_max, unsigned waiting_max, std::size_t queue_max)
    : running_max_(running_max), queue_max_(queue_max), present_(running_max + waiting_max) {
  for (unsigned i = 0; i < running_max + waiting_max; ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

WorkerPool::~WorkerPool() {
  std::deque<Job> dropped_urgent;
  std::deque<Job> dropped_normal;
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  dropped_urgent.swap(urgent_);
  dropped_normal.swap(normal_);
  call_everybody();
}

bool WorkerPool::offer(Job job, Priority priority) {
  const std::lock_guard lock(mutex_);
  const auto waiting = urgent_.size() + normal_.size();
  const auto room = priority == Priority::Urgent ? queue_max_ : queue_max_ - queue_max_ / 4;
  if (stopping_ || waiting >= room) return false;
  (priority == Priority::Urgent ? urgent_ : normal_).push_back(std::move(job));
  call_somebody();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return urgent_.size() + normal_.size();
}

bool WorkerPool::stop(std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  call_everybody();
  return worker_left_.wait_for(lock, at_most, [this] { return present_ == 0; });
}

void WorkerPool::thread_waits() {
  const std::lock_guard lock(mutex_);
  --running_;
  call_somebody();
}

/// Nobody who has what he waited for is kept waiting: for a moment more than `running_max_` run.
void WorkerPool::thread_goes_on() {
  const std::lock_guard lock(mutex_);
  ++running_;
}

/// The one that rested last: its stack and its memory are warm.
void WorkerPool::call_somebody() {
  if (is_nothing_to_do() || resting_.empty() || running_ >= running_max_) return;
  Worker& worker = *resting_.back();
  resting_.pop_back();
  worker.runs = true;
  ++running_;
  worker.called.notify_one();
}

void WorkerPool::call_everybody() {
  for (Worker* const worker : resting_) worker->called.notify_one();
}

/// False when the pool stops and nothing is left to do.
bool WorkerPool::rest(Worker& self, std::unique_lock<std::mutex>& lock) {
  resting_.push_back(&self);
  call_somebody();
  const auto is_over = [this] { return stopping_ && is_nothing_to_do(); };
  self.called.wait(lock, [&] { return self.runs || is_over(); });
  if (!self.runs) std::erase(resting_, &self);
  return self.runs;
}

WorkerPool::Job WorkerPool::next() {
  auto& queue = urgent_.empty() ? normal_ : urgent_;
  Job job = std::move(queue.front());
  queue.pop_front();
  return job;
}

void WorkerPool::work() {
  base::Waiting::watch_this_thread(*this);
  Worker self;
  std::unique_lock lock(mutex_);
  while (rest(self, lock)) {
    while (!is_nothing_to_do() && running_ <= running_max_) {
      Job job = next();
      lock.unlock();
      job();
      job = {};  // What a job holds is let go before the next one is waited for.
      lock.lock();
    }
    --running_;
    self.runs = false;
    if (stopping_) call_everybody();
  }
  --present_;
  worker_left_.notify_all();
}

}  // namespace http
