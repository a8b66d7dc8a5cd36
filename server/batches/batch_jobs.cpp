// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_jobs.h"

namespace batches {

std::optional<BatchRecord> batch_in(db::Reader& reader, Id<Batch> id, BatchState state) {
  auto batch = store::find(reader, id);
  if (!batch || batch->state != state) return std::nullopt;
  return batch;
}

base::Actor actor_of(db::Reader& reader, const BatchRecord& batch) {
  return staff::actor_of(reader, store::acting_of(reader, batch.id),
                         {right_for(kind_of(batch.act))});
}

void settle(db::Transaction& tx, BatchRecord& batch, const BatchRow& before,
            const BatchRow& after) {
  --batch.tally.rows.of(before.verdict, before.undone);
  ++batch.tally.rows.of(after.verdict, after.undone);
  store::update_row(tx, batch.id, after);
}

void finish(db::Transaction& tx, BatchRecord& batch, BatchState state) {
  batch.state = state;
  batch.finished_at = tx.now();
  store::update(tx, batch);
}

void fail(const Environment& environment, Id<Batch> id, BatchState state,
          const std::string& code) {
  environment.db.write([&](db::Transaction& tx) {
    auto batch = batch_in(tx, id, state);
    if (!batch) return;
    batch->failure = code;
    finish(tx, *batch, BatchState::Failed);
  });
}

std::map<std::string, jobs::Handler> job_handlers(const Environment& environment) {
  return {
      {std::string(BatchRehearsal::job_kind),
       [environment](jobs::Run& run) { rehearse_batch(environment, run); }},
      {std::string(BatchRun::job_kind),
       [environment](jobs::Run& run) { run_batch(environment, run); }},
      {std::string(BatchUndo::job_kind),
       [environment](jobs::Run& run) { undo_batch(environment, run); }},
  };
}

}  // namespace batches
