// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/clock.h"
#include "batches/judge_row.h"
#include "db/database.h"
#include "jobs/runner.h"

namespace batches {

/// What the jobs of batches work with; outlives them.
struct Environment {
  db::Database& db;
  const base::Clock& clock;
  Tools tools;
};

struct BatchRehearsal {
  static constexpr std::string_view job_kind = "batch_rehearsal";
  Id<Batch> batch;
};
BOOST_DESCRIBE_STRUCT(BatchRehearsal, (), (batch))

struct BatchRun {
  static constexpr std::string_view job_kind = "batch_run";
  Id<Batch> batch;
};
BOOST_DESCRIBE_STRUCT(BatchRun, (), (batch))

using Positions = describe::List<std::int64_t, ticked_max>;

/// Of the chosen rows, or of all. `back_to` is what the batch was before.
struct BatchUndo {
  static constexpr std::string_view job_kind = "batch_undo";
  Id<Batch> batch;
  std::optional<Positions> rows;
  BatchState back_to = BatchState::Done;
};
BOOST_DESCRIBE_STRUCT(BatchUndo, (), (batch, rows, back_to))

void rehearse_batch(const Environment& environment, jobs::Run& run);
void run_batch(const Environment& environment, jobs::Run& run);
void undo_batch(const Environment& environment, jobs::Run& run);

/// For the table of jobs: every kind and who does it.
std::map<std::string, jobs::Handler> job_handlers(const Environment& environment);

/// The batch, as long as it is in this state.
std::optional<BatchRecord> batch_in(db::Reader& reader, Id<Batch> id, BatchState state);

/// Whoever has it done, with the rights they have now.
base::Actor actor_of(db::Reader& reader, const BatchRecord& batch);

/// The row as it has become; the sums of the batch change with it.
void settle(db::Transaction& tx, BatchRecord& batch, const BatchRow& before,
            const BatchRow& after);

void finish(db::Transaction& tx, BatchRecord& batch, BatchState state);

/// The job was not finished, whoever asked for it may do it no more.
void fail(const Environment& environment, Id<Batch> id, BatchState state,
          const std::string& code);

}  // namespace batches
