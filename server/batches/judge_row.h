// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "batches/batch_store.h"
#include "notices/office.h"

namespace batches {

/// What acts are planned and applied with.
struct Tools {
  enrolments::Shared shared;
  const notices::Office& office;
};

/// Whose and what.
struct Judging {
  db::Reader& reader;
  const Tools& tools;
  const BatchRecord& batch;
  Instant now;
};

/// What the act would do about one row, and the act itself: the plan of the single verb, and its
/// application within the transaction in which it was planned.
struct Judged {
  /// Verdict, reason and effects are filled in.
  BatchRow row;
  std::function<Id<journal::Entry>(db::Transaction& tx, const base::Actor& actor)> apply;
};

Judged judge(const Judging& judging, BatchRow row);

/// Takes back what was done about the row. Throws what the single undo throws; part of it may be
/// written by then.
void undo_row(db::Transaction& tx, const BatchRecord& batch, const BatchRow& row,
              const base::Actor& actor);

/// The code of a rejection; of several the first.
std::string code_of(const base::Rejection& rejection);

}  // namespace batches
