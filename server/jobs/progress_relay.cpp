// SPDX-License-Identifier: Apache-2.0
#include "jobs/progress_relay.h"

#include <vector>

#include "base/log.h"
#include "db/error.h"

namespace jobs {
namespace {

/// Should a wake be lost.
constexpr std::chrono::seconds look_every{5};

bool is_over(State state) {
  return state == State::Done || state == State::Failed || state == State::Cancelled;
}

bool is_same(const Job& a, const Job& b) {
  return a.state == b.state && a.done == b.done && a.total == b.total &&
         a.attempts == b.attempts && a.error == b.error;
}

}  // namespace

ProgressRelay::ProgressRelay(db::Database& db, Tell tell) : db_(db), tell_(std::move(tell)) {}

ProgressRelay::~ProgressRelay() { stop(); }

void ProgressRelay::start() {
  subscription_ = db_.on_wake(progress_channel, [this] {
    const std::lock_guard lock(mutex_);
    ++wakes_;
    wake_.notify_all();
  });
  thread_ = std::thread([this] { loop(); });
}

void ProgressRelay::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  subscription_ = {};
  if (thread_.joinable()) thread_.join();
}

std::optional<Job> ProgressRelay::follow(Id<Job> id, Instant until) {
  {
    const std::lock_guard lock(mutex_);
    Followed& followed = followed_[id];
    if (followed.until < until) followed.until = until;
  }
  return db_.read([&](db::Reader& reader) { return find_job(reader, id); });
}

void ProgressRelay::loop() {
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      seen = wakes_;
    }
    try {
      look();
    } catch (const db::Error& error) {
      base::log_warning("reading the progress of jobs failed, will try again: {}", error.what());
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, look_every, [&] { return stopping_ || wakes_ != seen; });
  }
}

void ProgressRelay::look() {
  std::vector<Id<Job>> ids;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, followed] : followed_) ids.push_back(id);
  }
  if (ids.empty()) return;
  db_.read([&](db::Reader& reader) {
    for (const auto id : ids) {
      const auto job = find_job(reader, id);
      if (job) pass_on(*job, reader.now());
    }
  });
}

void ProgressRelay::pass_on(const Job& job, Instant now) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = followed_.find(job.id);
    if (found == followed_.end()) return;
    Followed& followed = found->second;
    const bool is_news = !followed.told || !is_same(*followed.told, job);
    followed.told = job;
    if (is_over(job.state) || followed.until <= now) followed_.erase(found);
    if (!is_news) return;
  }
  tell_(job);
}

}  // namespace jobs
