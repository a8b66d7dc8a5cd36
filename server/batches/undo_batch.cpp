// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <limits>

#include "base/fault.h"
#include "base/rejections.h"
#include "batches/batch_jobs.h"
#include "db/savepoint.h"
#include "describe/describe.h"
#include "jobs/pace.h"

namespace batches {
namespace {

/// How far an undo has come: from the last row to the first.
struct Undoing {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  std::int64_t rows = 0;
  std::chrono::nanoseconds took{};
};

class TakingBack {
 public:
  TakingBack(const Environment& environment, jobs::Run& run, BatchUndo wanted,
             const BatchRecord& batch, base::Actor actor)
      : environment_(environment),
        run_(run),
        wanted_(std::move(wanted)),
        actor_(std::move(actor)),
        total_(wanted_.rows ? std::ssize(wanted_.rows->v) : batch.tally.rows.done) {
    if (wanted_.rows) std::ranges::sort(wanted_.rows->v, std::greater<>());
  }

  void undo() {
    std::int64_t done = 0;
    std::optional<Undoing> so_far = Undoing();
    while ((so_far = next(*so_far))) {
      pace_.took(so_far->took);
      done += so_far->rows;
      // An undo that was begun is finished: half of it would be worse than none.
      static_cast<void>(run_.advance(std::min(done, total_), total_));
    }
  }

 private:
  /// Nothing: all of them were looked at, or somebody else has seen to it.
  std::optional<Undoing> next(const Undoing& so_far) {
    const auto began = environment_.clock.monotonic();
    return environment_.db.write([&](db::Transaction& tx) -> std::optional<Undoing> {
      auto batch = batch_in(tx, wanted_.batch, BatchState::Undoing);
      if (!batch) return std::nullopt;
      const auto rows = rows_before(tx, so_far.before);
      if (rows.empty()) {
        end(tx, *batch);
        return std::nullopt;
      }
      for (const BatchRow& row : rows) settle(tx, *batch, row, taken_back(tx, *batch, row));
      store::update(tx, *batch);
      return Undoing{rows.back().position, std::ssize(rows),
                     environment_.clock.monotonic() - began};
    });
  }

  std::vector<BatchRow> rows_before(db::Reader& reader, std::int64_t before) const {
    const auto limit = static_cast<std::int64_t>(pace_.rows());
    if (!wanted_.rows) return store::rows_to_undo(reader, wanted_.batch, before, limit);
    std::vector<BatchRow> rows;
    for (const std::int64_t position : wanted_.rows->v) {
      if (position >= before) continue;
      const auto row = store::find_row(reader, wanted_.batch, position);
      const bool is_done = row && row->verdict == Verdict::Done && !row->undone;
      if (is_done) rows.push_back(*row);
      if (std::ssize(rows) == limit) break;
    }
    return rows;
  }

  /// Where something newer stands on it, it stays as it is and says so.
  BatchRow taken_back(db::Transaction& tx, const BatchRecord& batch, BatchRow row) {
    if (base::control("batch_undo")) {
      row.undone = true;
      return row;
    }
    db::Savepoint part(tx);
    try {
      undo_row(tx, batch, row, actor_);
      part.keep();
      row.undone = true;
      row.code.clear();
    } catch (const base::Rejection& refused) {
      part.undo();
      row.code = code_of(refused);
      // Somebody has done it by hand.
      row.undone = row.code == "undo.done_already";
    }
    return row;
  }

  void end(db::Transaction& tx, BatchRecord& batch) {
    const bool is_whole = !wanted_.rows || batch.tally.rows.done == 0;
    finish(tx, batch, is_whole ? BatchState::Undone : wanted_.back_to);
    journal::record(tx, actor_,
                    {.action = "batch.undone",
                     .object = journal::Object::of(batch.id),
                     .details = describe::to_json(batch.tally.rows),
                     .batch = batch.id});
  }

  const Environment& environment_;
  jobs::Run& run_;
  BatchUndo wanted_;
  base::Actor actor_;
  jobs::Pace pace_;
  std::int64_t total_;
};

}  // namespace

void undo_batch(const Environment& environment, jobs::Run& run) {
  const auto wanted = run.payload<BatchUndo>();
  base::Actor actor;
  const auto batch = environment.db.read([&](db::Reader& reader) {
    auto found = batch_in(reader, wanted.batch, BatchState::Undoing);
    if (found) actor = actor_of(reader, *found);
    return found;
  });
  if (batch) TakingBack(environment, run, wanted, *batch, std::move(actor)).undo();
}

}  // namespace batches
