// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "access/terms.h"
#include "batches/batch_jobs.h"
#include "school/school.h"

namespace batches {
namespace {

constexpr std::int64_t rows_at_once = 200;

/// A row as it would come out; nothing: it is of an access that was not meant.
struct Rehearsed {
  BatchRow before;
  std::optional<BatchRow> after;
};

/// Judges on a snapshot and writes the verdicts afterwards: the writer is kept for moments only.
class Rehearsing {
 public:
  Rehearsing(const Environment& environment, jobs::Run& run, BatchRecord batch)
      : environment_(environment), run_(run), batch_(std::move(batch)) {}

  void rehearse() {
    const std::int64_t total = batch_.tally.rows.total();
    std::int64_t done = total - batch_.tally.rows.waits;
    for (auto rows = next_rows(); !rows.empty(); rows = next_rows()) {
      if (!write(rows)) return;
      done += std::ssize(rows);
      if (!run_.advance(done, total)) return stop();
    }
    environment_.db.write([&](db::Transaction& tx) {
      auto batch = batch_in(tx, batch_.id, BatchState::Rehearsing);
      if (!batch) return;
      batch->state = BatchState::Rehearsed;
      store::update(tx, *batch);
    });
  }

 private:
  std::vector<Rehearsed> next_rows() {
    return environment_.db.read([&](db::Reader& reader) {
      const Judging judging{reader, environment_.tools, batch_, reader.now()};
      std::vector<Rehearsed> result;
      for (auto& row : store::rows_after(reader, batch_.id, Verdict::Waits, 0, rows_at_once)) {
        result.push_back({row, rehearsed(judging, row)});
      }
      return result;
    });
  }

  std::optional<BatchRow> rehearsed(const Judging& judging, BatchRow row) {
    const bool is_given = is_on_access(kind_of(batch_.act)) && batch_.meant != Meant::Named;
    if (row.grant && is_given && !is_alive(judging, row)) {
      if (!stands_for_all(judging, row)) return std::nullopt;
      // Nothing of theirs lives: they are told of once, without an access.
      if (batch_.meant == Meant::Living) row.grant.reset();
    }
    return judge(judging, std::move(row)).row;
  }

  bool is_alive(const Judging& judging, const BatchRow& row) {
    const auto grant = accesses::find_grant(judging.reader, *row.grant);
    if (!grant) return false;
    const auto facts = accesses::facts_of(judging.reader, judging.tools.shared.policies,
                                          row.contact, grant->product);
    const auto held = std::ranges::find(facts.grants, *row.grant, &accesses::Grant::id);
    if (held == facts.grants.end()) return false;
    const auto zone = school::school_of(judging.reader).zone;
    return accesses::is_alive(
        accesses::terms_of(*held, judging.now, zone).state_at(judging.now));
  }

  /// The newest of a person of whom nothing lives.
  bool stands_for_all(const Judging& judging, const BatchRow& row) {
    const auto rows = store::rows_of_person(judging.reader, batch_.id, row.contact);
    if (rows.front().position != row.position) return false;
    return std::ranges::none_of(rows, [&](const BatchRow& other) {
      return other.grant && other.position != row.position && is_alive(judging, other);
    });
  }

  bool write(const std::vector<Rehearsed>& rows) {
    return environment_.db.write([&](db::Transaction& tx) {
      auto batch = batch_in(tx, batch_.id, BatchState::Rehearsing);
      if (!batch) return false;
      for (const auto& [before, after] : rows) {
        if (!after) {
          --batch->tally.rows.waits;
          store::remove_row(tx, batch->id, before.position);
          continue;
        }
        settle(tx, *batch, before, *after);
        if (after->verdict == Verdict::Will) foresee(batch->tally.foreseen, *after);
      }
      store::update(tx, *batch);
      return true;
    });
  }

  static void foresee(Foreseen& foreseen, const BatchRow& row) {
    foreseen.mails += row.mails;
    foreseen.opened += row.opened;
    foreseen.closed += row.closed;
  }

  void stop() {
    environment_.db.write([&](db::Transaction& tx) {
      auto batch = batch_in(tx, batch_.id, BatchState::Rehearsing);
      if (batch) finish(tx, *batch, BatchState::Cancelled);
    });
  }

  const Environment& environment_;
  jobs::Run& run_;
  BatchRecord batch_;
};

}  // namespace

void rehearse_batch(const Environment& environment, jobs::Run& run) {
  const auto id = run.payload<BatchRehearsal>().batch;
  auto batch = environment.db.read(
      [&](db::Reader& reader) { return batch_in(reader, id, BatchState::Rehearsing); });
  if (batch) Rehearsing(environment, run, std::move(*batch)).rehearse();
}

}  // namespace batches
