// SPDX-License-Identifier: Apache-2.0
#include "journal/sealer.h"

#include <chrono>

#include "base/log.h"
#include "db/error.h"
#include "journal/journal.h"

namespace journal {
namespace {

// A seal costs as much as a small write: one per burst is enough, and a second is the promise.
constexpr auto pause_between_seals = std::chrono::milliseconds(200);
constexpr auto longest_wait = std::chrono::seconds(1);
constexpr int rows_at_once = 500;

}  // namespace

Sealer::Sealer(db::Database& db)
    : db_(db),
      subscription_(db.on_wake("journal",
                               [this] {
                                 const std::lock_guard lock(mutex_);
                                 rows_wait_ = true;
                                 wake_.notify_one();
                               })),
      thread_([this] { run(); }) {}

Sealer::~Sealer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

bool Sealer::wait_for_rows() {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, longest_wait, [this] { return rows_wait_ || stopping_; });
  rows_wait_ = false;
  return !stopping_;
}

void Sealer::seal_all() {
  const auto seal_some = [](db::Transaction& tx) { return seal(tx, rows_at_once); };
  while (db_.write(seal_some, db::Isolation::ReadCommitted) == rows_at_once) {
  }
}

void Sealer::run() {
  while (wait_for_rows()) {
    try {
      seal_all();
    } catch (const db::Error& error) {
      // The rows keep; the next round seals them. `stoa check` speaks up after a minute.
      base::log_warning("sealing the journal failed, will try again: {}", error.what());
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, pause_between_seals, [this] { return stopping_; });
  }
}

}  // namespace journal
