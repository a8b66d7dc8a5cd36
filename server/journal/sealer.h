// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "db/database.h"

namespace journal {

/// Seals new rows within a second of their commit, on a thread of its own.
class Sealer {
 public:
  explicit Sealer(db::Database& db);
  ~Sealer();
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

 private:
  void run();
  bool wait_for_rows();
  void seal_all();

  db::Database& db_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool rows_wait_ = true;
  bool stopping_ = false;
  db::Subscription subscription_;
  std::thread thread_;
};

}  // namespace journal
