// SPDX-License-Identifier: Apache-2.0
#include "db/sqlite_writer.h"

#include <algorithm>
#include <set>

#include "base/ensure.h"
#include "base/fault.h"
#include "base/waiting.h"
#include "db/error.h"

namespace db {

namespace {

constexpr std::size_t batch_max = 64;
/// A batch that took so long takes nobody else in.
constexpr std::chrono::milliseconds batch_time_max{20};
constexpr int tries_max = 8;
/// In pages of 4 kB: when to move the log into the file, and when to insist.
constexpr int log_pages_to_tend = 1'000;
constexpr int log_pages_to_insist = 8'192;

}  // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<SqliteConnection> connection, Limits limits,
                           const base::Clock& clock, base::Random& random, base::IdSource& ids,
                           WakeHub& hub)
    : connection_(std::move(connection)),
      limits_(limits),
      clock_(clock),
      random_(random),
      ids_(ids),
      hub_(hub),
      thread_([this] { work(); }) {}

void SqliteWriter::run(FunctionRef<void(Transaction&)> callback) {
  base::ensure(std::this_thread::get_id() != thread_.get_id(), "no write inside a write");
  Job job(callback);
  enqueue(job);
  wait_for(job);
  if (job.error) std::rethrow_exception(job.error);
}

void SqliteWriter::enqueue(Job& job) {
  const std::lock_guard lock(mutex_);
  if (stopping_) throw Unavailable("the database is being closed");
  if (queue_.size() >= limits_.queue_max) throw Unavailable("too many writes wait");
  queue_.push_back(&job);
  work_to_do_.notify_one();
}

void SqliteWriter::wait_for(Job& job) {
  const base::Waiting waiting;
  std::unique_lock lock(mutex_);
  const auto is_answered = [&] { return job.state == Job::State::Answered; };
  if (job.answered.wait_for(lock, limits_.wait_max, is_answered)) return;
  if (job.state == Job::State::Waiting) {
    std::erase(queue_, &job);
    throw Unavailable("the writer was busy for too long");
  }
  job.answered.wait(lock, is_answered);
}

void SqliteWriter::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    work_to_do_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void SqliteWriter::work() {
  while (Job* first = wait_for_job()) {
    run_batch(*first);
    tend_log();
  }
}

/// Nothing when the writer is to stop and nobody waits any more.
SqliteWriter::Job* SqliteWriter::wait_for_job() {
  {
    std::unique_lock lock(mutex_);
    work_to_do_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  }
  return job_that_waits();
}

SqliteWriter::Job* SqliteWriter::job_that_waits() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return nullptr;
  Job* const job = queue_.front();
  queue_.pop_front();
  job->state = Job::State::Running;
  return job;
}

void SqliteWriter::run_batch(Job& first) {
  Batch batch{&first};
  std::set<std::string> channels;
  // The error belongs to the callers; this thread has nobody to throw to.
  try {
    run_together(batch);
    for (const Job* const job : batch) {
      channels.insert(job->wakes.begin(), job->wakes.end());
      for (const auto& act : job->acts) act();
    }
  } catch (...) {
    for (Job* const job : batch) job->error = std::current_exception();
    give_up();
  }
  answer(batch);
  for (const auto& channel : channels) hub_.wake(channel);
}

void SqliteWriter::run_together(Batch& batch) {
  if (must_restart_) throw Unavailable("the disk refused to sync; the process must start anew");
  connection_->begin_write();
  const auto until = clock_.monotonic() + batch_time_max;
  run_one(*batch.front());
  while (batch.size() < batch_max && clock_.monotonic() < until) {
    Job* const job = job_that_waits();
    if (job == nullptr) break;
    batch.push_back(job);
    run_one(*job);
  }
  if (base::control("answer_before_commit")) {
    answer(batch);
    batch.clear();
  }
  base::fault("before_commit");
  connection_->commit();
  base::fault("after_commit");
}

/// Leaves the connection without a transaction, whatever state it is in.
void SqliteWriter::give_up() {
  must_restart_ = connection_->sync_failed();
  // When even this fails, the next BEGIN fails too and its callers hear of it.
  try {
    connection_->rollback();
  } catch (const Error&) {
  }
}

void SqliteWriter::run_one(Job& job) {
  for (int tries = 1; tries <= tries_max; ++tries) {
    connection_->set_savepoint();
    Transaction tx(*connection_, clock_.now(), random_, ids_);
    try {
      job.callback(tx);
      connection_->rethrow_failure();
      connection_->check_deferred_keys();
      base::fault("after_savepoint");
      connection_->release_savepoint();
      job.wakes = tx.wakes();
      job.acts = tx.take_acts();
      job.error = nullptr;
      return;
    } catch (const UniqueViolation& violation) {
      undo_one();
      job.error = std::current_exception();
      if (!violation.primary_key || !tx.made_ids()) return;
    } catch (...) {
      // Whatever it was, it is for the caller, once the others are committed.
      undo_one();
      job.error = std::current_exception();
      return;
    }
  }
}

/// Called while an exception is being caught. When the transaction is gone with all that was in it,
/// the exception goes on to everybody.
void SqliteWriter::undo_one() {
  if (connection_->lost_transaction()) {
    connection_->rethrow_failure();
    throw;
  }
  connection_->rollback_to_savepoint();
}

void SqliteWriter::answer(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  for (Job* const job : batch) {
    job->state = Job::State::Answered;
    job->answered.notify_one();
  }
}

void SqliteWriter::tend_log() {
  const int pages = connection_->log_pages();
  if (pages < log_pages_tended_) log_pages_tended_ = 0;
  if (pages - log_pages_tended_ < log_pages_to_tend) return;
  log_pages_tended_ = pages;
  base::fault("before_checkpoint");
  if (pages < log_pages_to_insist) {
    connection_->checkpoint_what_is_free();
  } else {
    connection_->checkpoint_and_restart_log();
  }
  base::fault("after_checkpoint");
  must_restart_ = connection_->sync_failed();
}

}  // namespace db
