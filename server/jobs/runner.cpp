// SPDX-License-Identifier: Apache-2.0
#include "jobs/runner.h"

#include <algorithm>

#include "base/fault.h"
#include "base/log.h"
#include "db/error.h"

namespace jobs {
namespace {

constexpr auto first_pause = std::chrono::seconds(10);
constexpr int doublings_max = 12;
constexpr auto longest_pause = first_pause * (std::int64_t{1} << doublings_max);
/// What lies further ahead than we ever plan, and this besides, was written by a clock that was
/// wrong.
constexpr auto clock_slack = std::chrono::hours(24);

}  // namespace

struct Runner::Taken {
  Id<Job> id;
  std::string kind;
  std::string payload;
  std::int64_t attempts = 0;
  BOOST_DESCRIBE_CLASS(Taken, (), (id, kind, payload, attempts), (), ())
};

/// While it lives the job is not taken for one whose runner died, whatever the clock says.
class Runner::AtWork {
 public:
  AtWork(Runner& runner, Id<Job> id) : runner_(runner), id_(id) {
    const std::lock_guard lock(runner_.mutex_);
    runner_.at_work_.insert(id_);
  }
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;
  ~AtWork() {
    const std::lock_guard lock(runner_.mutex_);
    runner_.at_work_.erase(id_);
  }

 private:
  Runner& runner_;
  Id<Job> id_;
};

Run::Run(db::Database& db, Id<Job> id, std::string payload, std::int64_t attempt)
    : db_(db), id_(id), payload_(std::move(payload)), attempt_(attempt) {}

bool Run::advance(std::int64_t done, std::int64_t total) {
  return db_.write([&](db::Transaction& tx) {
    tx.wake(progress_channel);
    return tx.run(
               "UPDATE jobs SET done = $2, total = $3, leased_until = $4 "
               "WHERE id = $1 AND state = 'running' AND attempts = $5",
               id_, done, total, tx.now() + Runner::lease, attempt_) == 1;
  });
}

Runner::Runner(db::Database& db, std::map<std::string, Handler> handlers,
               std::vector<Timer> timers, RunnerOptions options)
    : db_(db),
      handlers_(std::move(handlers)),
      timers_(std::move(timers)),
      options_(options),
      subscription_(db.on_wake("jobs", [this] {
        const std::lock_guard lock(mutex_);
        ++wakes_;
        wake_.notify_all();
      })) {}

Runner::~Runner() { stop(); }

void Runner::start() {
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { loop(); });
}

void Runner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Runner::loop() {
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      seen = wakes_;
    }
    try {
      tick();
      if (run_one()) continue;
    } catch (const db::Error& error) {
      base::log_warning("taking a job failed, will try again: {}", error.what());
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, options_.poll, [&] { return stopping_ || wakes_ != seen; });
  }
}

bool Runner::run_one() {
  const auto job = db_.write([this](db::Transaction& tx) { return take(tx); },
                             db::Isolation::ReadCommitted);
  if (!job) return false;
  const AtWork here(*this, job->id);
  attempt(*job);
  return true;
}

/// Frees what a dead runner held, then takes the job that is due longest. One that was due at once,
/// or was to be tried again, in a future that did not come, is due.
std::optional<Runner::Taken> Runner::take(db::Transaction& tx) {
  tx.run(
      "UPDATE jobs SET state = 'waiting', leased_until = NULL "
      "WHERE state = 'running' AND (leased_until < $1 OR leased_until > $2) "
      "AND id NOT IN EACH_OF($3)",
      tx.now(), tx.now() + lease + clock_slack, db::Numbers(at_work()));
  auto taken = tx.find<Taken>(
      "UPDATE jobs SET state = 'running', attempts = attempts + 1, leased_until = $2 "
      "WHERE id IN (SELECT id FROM jobs WHERE state = 'waiting' AND (run_at <= $1 "
      "OR (created_at > $3 AND run_at = created_at) OR (attempts > 0 AND run_at > $4)) "
      "ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) "
      "RETURNING id, kind, payload, attempts",
      tx.now(), tx.now() + lease, tx.now() + clock_slack,
      tx.now() + longest_pause + clock_slack);
  if (taken) tx.wake(progress_channel);
  return taken;
}

std::vector<Id<Job>> Runner::at_work() {
  const std::lock_guard lock(mutex_);
  return {at_work_.begin(), at_work_.end()};
}

void Runner::attempt(const Taken& job) {
  const auto handler = handlers_.find(job.kind);
  if (handler == handlers_.end()) return fail(job, "nobody knows how to do this kind of job");
  base::fault("job.taken");
  Run run(db_, job.id, job.payload, job.attempts);
  try {
    handler->second(run);
  } catch (const std::exception& error) {
    return fail(job, error.what());
  }
  base::fault("job.handled");
  finish(job);
}

void Runner::finish(const Taken& job) {
  db_.write([&](db::Transaction& tx) {
    tx.run(
        "UPDATE jobs SET state = 'done', finished_at = $2, leased_until = NULL, "
        "unique_key = NULL, error = NULL "
        "WHERE id = $1 AND state = 'running' AND attempts = $3",
        job.id, tx.now(), job.attempts);
    tx.wake(progress_channel);
  });
}

void Runner::fail(const Taken& job, const std::string& error) {
  base::log_warning("job {} ({}) failed at attempt {}: {}", job.id.text(), job.kind, job.attempts,
                    error);
  const bool over = job.attempts >= attempts_max;
  const auto doublings = std::min<std::int64_t>(job.attempts, doublings_max);
  const auto pause = first_pause * (std::int64_t{1} << doublings);
  db_.write([&](db::Transaction& tx) {
    tx.run(
        "UPDATE jobs SET state = $2, error = $3, run_at = $4, leased_until = NULL, "
        "finished_at = $5 WHERE id = $1 AND state = 'running' AND attempts = $6",
        job.id, over ? State::Failed : State::Waiting, error, tx.now() + pause,
        over ? std::optional(tx.now()) : std::nullopt, job.attempts);
    tx.wake(progress_channel);
  });
}

void Runner::tick() {
  for (const Timer& timer : timers_) {
    const auto due = db_.read([&](db::Reader& reader) {
      const auto next =
          reader.find<Instant>("SELECT next_at FROM schedule WHERE name = $1", timer.kind);
      return !next || *next <= reader.now() || *next > reader.now() + timer.every + clock_slack;
    });
    if (!due) continue;
    db_.write([&](db::Transaction& tx) {
      const auto claimed = tx.run(
          "INSERT INTO schedule (name, next_at) VALUES ($1, $2) ON CONFLICT (name) "
          "DO UPDATE SET next_at = excluded.next_at "
          "WHERE schedule.next_at <= $3 OR schedule.next_at > $4",
          timer.kind, tx.now() + timer.every, tx.now(), tx.now() + timer.every + clock_slack);
      if (claimed == 1) enqueue_raw(tx, timer.kind, "{}", {.unique_key = "timer:" + timer.kind});
    });
  }
}

}  // namespace jobs
