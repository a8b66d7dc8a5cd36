// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"
#include "base/rejections.h"
#include "batches/batch_jobs.h"
#include "db/savepoint.h"
#include "describe/describe.h"
#include "jobs/pace.h"

namespace batches {
namespace {

/// Progress is a write of its own, so it is not told after every chunk.
constexpr std::int64_t rows_between_news = 500;

struct Chunk {
  std::int64_t rows = 0;
  std::int64_t last = 0;
  bool goes_on = false;
  std::chrono::nanoseconds took{};
};

/// Each row is judged once more inside the transaction that changes it: what was rehearsed may be
/// true no longer.
class Running {
 public:
  Running(const Environment& environment, jobs::Run& run, BatchRecord batch, base::Actor actor)
      : environment_(environment),
        run_(run),
        id_(batch.id),
        actor_(std::move(actor)),
        total_(batch.tally.rows.total()),
        done_(total_ - batch.tally.rows.will) {}

  void run() {
    Chunk chunk{.goes_on = true};
    for (;;) {
      chunk = next(chunk.last);
      if (!chunk.goes_on) return;
      if (chunk.rows == 0) break;
      pace_.took(chunk.took);
      done_ += chunk.rows;
      if (!tell()) return stop();
    }
    if (!run_.advance(total_, total_)) return stop();
    environment_.db.write([&](db::Transaction& tx) { end(tx); });
  }

 private:
  Chunk next(std::int64_t after) {
    const auto began = environment_.clock.monotonic();
    return environment_.db.write([&](db::Transaction& tx) {
      Chunk chunk{.last = after};
      auto batch = batch_in(tx, id_, BatchState::Running);
      if (!batch) return chunk;
      chunk.goes_on = true;
      for (const BatchRow& row :
           store::rows_after(tx, id_, Verdict::Will, after,
                             static_cast<std::int64_t>(pace_.rows()))) {
        settle(tx, *batch, row, acted(tx, *batch, row));
        chunk.last = row.position;
        ++chunk.rows;
      }
      if (chunk.rows > 0) store::update(tx, *batch);
      base::fault("batch_chunk");
      chunk.took = environment_.clock.monotonic() - began;
      return chunk;
    });
  }

  BatchRow acted(db::Transaction& tx, const BatchRecord& batch, const BatchRow& row) {
    Judged judged = judge({tx, environment_.tools, batch, tx.now()}, row);
    if (judged.row.verdict != Verdict::Will) return judged.row;
    if (judged.row.seen != row.seen && !base::control("batch_stale")) {
      judged.row.verdict = Verdict::Refused;
      judged.row.code = "stale";
      return judged.row;
    }
    db::Savepoint part(tx);
    try {
      judged.row.entry = judged.apply(tx, actor_);
      judged.row.verdict = Verdict::Done;
      part.keep();
    } catch (const base::Rejection& refused) {
      part.undo();
      judged.row.verdict = Verdict::Failed;
      judged.row.code = code_of(refused);
    }
    return judged.row;
  }

  bool tell() {
    if (done_ - told_ < rows_between_news) return true;
    told_ = done_;
    return run_.advance(done_, total_);
  }

  /// What is done is done, and every row of it is in the report.
  void stop() {
    environment_.db.write([&](db::Transaction& tx) {
      auto batch = batch_in(tx, id_, BatchState::Running);
      if (batch) finish(tx, *batch, BatchState::Cancelled);
    });
  }

  void end(db::Transaction& tx) {
    auto batch = batch_in(tx, id_, BatchState::Running);
    if (!batch) return;
    finish(tx, *batch, BatchState::Done);
    journal::record(tx, actor_,
                    {.action = "batch.done",
                     .object = journal::Object::of(id_),
                     .details = describe::to_json(batch->tally.rows),
                     .batch = id_});
  }

  const Environment& environment_;
  jobs::Run& run_;
  Id<Batch> id_;
  base::Actor actor_;
  jobs::Pace pace_;
  std::int64_t total_;
  std::int64_t done_;
  std::int64_t told_ = 0;
};

}  // namespace

void run_batch(const Environment& environment, jobs::Run& run) {
  const auto id = run.payload<BatchRun>().batch;
  base::Actor actor;
  auto batch = environment.db.read([&](db::Reader& reader) {
    auto found = batch_in(reader, id, BatchState::Running);
    if (found) actor = actor_of(reader, *found);
    return found;
  });
  if (!batch) return;
  if (!actor.may(right_for(kind_of(batch->act)))) {
    return fail(environment, id, BatchState::Running, "batch.not_allowed_any_more");
  }
  Running(environment, run, std::move(*batch), std::move(actor)).run();
}

}  // namespace batches
