// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "db/transaction.h"

namespace db {

/// A part of a transaction that can be taken back alone. One that was neither kept nor undone goes
/// the way of its transaction. Two do not nest.
class Savepoint {
 public:
  explicit Savepoint(Transaction& tx);
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;

  void keep();
  /// What caches would have learnt from this part is forgotten too.
  void undo();

 private:
  Transaction& tx_;
  std::vector<std::function<void()>> acts_before_;
};

}  // namespace db
