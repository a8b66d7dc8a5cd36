// SPDX-License-Identifier: Apache-2.0
#include "batches/begin_batch.h"

#include "base/rejections.h"
#include "batches/batch_jobs.h"
#include "batches/freeze_selection.h"
#include "describe/describe.h"

namespace batches {
namespace {

struct BeginRecord {
  std::string name;
  BatchAct act;
  SelectionKind selection_kind = SelectionKind::Contacts;
  std::string reason;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(BeginRecord, (), (name, act, selection_kind, reason, rows))

struct Renaming {
  std::string before;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(Renaming, (), (before, after))

void note(db::Transaction& tx, const base::Actor& actor, Id<Batch> id, std::string_view action,
          std::string details = "{}") {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(id),
                   .details = std::move(details),
                   .batch = id});
}

template <class Payload>
Id<jobs::Job> enqueue(db::Transaction& tx, const Payload& payload, std::int64_t total,
                      const base::Actor& actor) {
  const auto job = jobs::enqueue(tx, payload, {.total = total, .asked_by = actor.person});
  base::ensure(job.has_value(), "jobs of batches are not made one by a key");
  return *job;
}

void need_right(const BatchRecord& batch, const base::Actor& actor) {
  if (!actor.may(right_for(kind_of(batch.act)))) throw base::Forbidden();
}

/// The ids are in the rows.
BatchSelection without_ids(BatchSelection selection) {
  if (selection.contacts) selection.contacts->v.clear();
  if (selection.grants) selection.grants->v.clear();
  if (selection.order_ids) selection.order_ids->v.clear();
  return selection;
}

BatchRecord record_of(db::Transaction& tx, const BatchDraft& draft, const base::Actor& actor) {
  BatchRecord batch;
  batch.act = *draft.act;
  const auto kind = kind_of(batch.act);
  batch.id = tx.new_id<Batch>();
  batch.name = draft.name ? draft.name->v : std::string(describe::enum_text(kind));
  batch.selection_kind = kind_of(*draft.selection);
  batch.selection = without_ids(*draft.selection);
  batch.of = draft.of.value_or(BatchAccesses());
  if (draft.selection->members) batch.of.product = draft.selection->members->product;
  batch.meant = meant_by(*draft.selection, batch.of);
  if (draft.reason) batch.reason = draft.reason->v;
  batch.as_of = tx.now().to_whole_seconds();
  batch.created_by = actor.name;
  batch.created_at = tx.now();
  return batch;
}

}  // namespace

BatchRecord begin_batch(db::Transaction& tx, const enrolments::Shared& shared,
                        const BatchDraft& draft, const base::Actor& actor) {
  if (!draft.act) throw base::Invalid("/act", "required");
  if (!draft.selection) throw base::Invalid("/selection", "required");
  BatchRecord batch = record_of(tx, draft, actor);
  need_right(batch, actor);
  check(tx, batch.act);
  store::insert(tx, batch, staff::acting_as(actor));
  freeze_selection(tx, shared, batch, *draft.selection, actor);
  const std::int64_t rows = batch.tally.rows.total();
  batch.job = enqueue(tx, BatchRehearsal{batch.id}, rows, actor);
  store::update(tx, batch);
  note(tx, actor, batch.id, "batch.created",
       describe::to_json(BeginRecord{batch.name, batch.act, batch.selection_kind, batch.reason,
                                     rows}));
  return batch;
}

BatchRecord rename_batch(db::Transaction& tx, BatchRecord batch, const std::string& name,
                         const base::Actor& actor) {
  need_right(batch, actor);
  if (is_live(batch.state)) throw base::Conflict("batch.not_now");
  const Renaming renaming{std::exchange(batch.name, name), name};
  store::update(tx, batch);
  note(tx, actor, batch.id, "batch.renamed", describe::to_json(renaming));
  return batch;
}

BatchRecord start_batch(db::Transaction& tx, BatchRecord batch, const base::Actor& actor) {
  need_right(batch, actor);
  if (batch.state != BatchState::Rehearsed) throw base::Conflict("batch.not_rehearsed");
  if (batch.tally.rows.will == 0) throw base::Conflict("batch.nothing_to_do");
  batch.state = BatchState::Running;
  batch.job = enqueue(tx, BatchRun{batch.id}, batch.tally.rows.total(), actor);
  store::set_acting(tx, batch.id, staff::acting_as(actor));
  store::update(tx, batch);
  note(tx, actor, batch.id, "batch.started");
  return batch;
}

BatchRecord cancel_batch(db::Transaction& tx, BatchRecord batch, const base::Actor& actor) {
  need_right(batch, actor);
  const bool may_stop =
      batch.state == BatchState::Running || batch.state == BatchState::Rehearsing;
  if (!may_stop) throw base::Conflict("batch.not_running");
  jobs::cancel(tx, *batch.job);
  finish(tx, batch, BatchState::Cancelled);
  note(tx, actor, batch.id, "batch.cancelled");
  return batch;
}

BatchRecord start_undo(db::Transaction& tx, BatchRecord batch, const BatchUndoWanted& wanted,
                       const base::Actor& actor) {
  need_right(batch, actor);
  if (!may_be_undone(batch)) throw base::Conflict("batch.not_now");
  if (wanted.rows && wanted.rows->v.empty()) throw base::Invalid("/rows", "required");
  const std::int64_t rows =
      wanted.rows ? std::ssize(wanted.rows->v) : batch.tally.rows.done;
  BatchUndo payload{batch.id, std::nullopt, batch.state};
  if (wanted.rows) payload.rows = Positions{wanted.rows->v};
  batch.state = BatchState::Undoing;
  batch.finished_at.reset();
  batch.job = enqueue(tx, payload, rows, actor);
  store::set_acting(tx, batch.id, staff::acting_as(actor));
  store::update(tx, batch);
  note(tx, actor, batch.id, "batch.undo_started");
  return batch;
}

}  // namespace batches
