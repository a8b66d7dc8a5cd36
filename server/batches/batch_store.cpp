// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_store.h"

#include "db/conditions.h"
#include "describe/describe.h"
#include "fmt/core.h"

namespace batches::store {
namespace {

struct Row {
  Id<Batch> id;
  std::string name;
  std::string act;
  SelectionKind selection_kind = SelectionKind::Contacts;
  std::string selection;
  Meant meant = Meant::Living;
  std::string accesses_of;
  std::string reason;
  std::int64_t people = 0;
  BatchState state = BatchState::Rehearsing;
  std::string counts;
  std::optional<std::string> failure;
  Instant as_of;
  std::optional<Id<jobs::Job>> job;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, name, act, selection_kind, selection, meant, accesses_of, reason,
                       people, state, counts, failure, as_of, job, created_by, created_at,
                       finished_at, version))

constexpr std::string_view columns =
    "id, name, act, selection_kind, selection, meant, accesses_of, reason, people, state, counts, "
    "failure, as_of, job_id, created_by, created_at, finished_at, version";

constexpr std::string_view row_columns =
    "position, contact_id, grant_id, verdict, code, until_before, until_after, opened, closed, "
    "mails, seen, was, entry_id, undone";

BatchRecord record_from(const Row& row) {
  BatchRecord batch;
  batch.id = row.id;
  batch.name = row.name;
  batch.act = describe::from_json<BatchAct>(row.act);
  batch.selection_kind = row.selection_kind;
  batch.selection = describe::from_json<BatchSelection>(row.selection);
  batch.meant = row.meant;
  batch.of = describe::from_json<BatchAccesses>(row.accesses_of);
  batch.reason = row.reason;
  batch.people = row.people;
  batch.state = row.state;
  batch.tally = describe::from_json<Tally>(row.counts);
  batch.failure = row.failure;
  batch.as_of = row.as_of;
  batch.job = row.job;
  batch.created_by = row.created_by;
  batch.created_at = row.created_at;
  batch.finished_at = row.finished_at;
  batch.version = row.version;
  return batch;
}

db::Conditions conditions_of(const BatchesWanted& wanted) {
  db::Conditions conditions;
  if (wanted.state) conditions.add("state = ?", std::string(describe::enum_text(*wanted.state)));
  if (wanted.before) conditions.add("id < ?", wanted.before->number());
  return conditions;
}

}  // namespace

void insert(db::Transaction& tx, const BatchRecord& batch, const staff::Acting& acting) {
  tx.run(
      "INSERT INTO batches (id, name, act, selection_kind, selection, meant, accesses_of, reason, "
      "people, state, counts, as_of, acting, created_by, created_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
      batch.id, batch.name, describe::to_json(batch.act), batch.selection_kind,
      describe::to_json(batch.selection), batch.meant, describe::to_json(batch.of), batch.reason,
      batch.people, batch.state, describe::to_json(batch.tally), batch.as_of,
      describe::to_json(acting), batch.created_by, batch.created_at, batch.version);
}

void update(db::Transaction& tx, BatchRecord& batch) {
  ++batch.version;
  tx.run(
      "UPDATE batches SET name = $2, people = $3, state = $4, counts = $5, failure = $6, "
      "as_of = $7, job_id = $8, finished_at = $9, version = $10 WHERE id = $1",
      batch.id, batch.name, batch.people, batch.state, describe::to_json(batch.tally),
      batch.failure, batch.as_of, batch.job, batch.finished_at, batch.version);
}

void set_acting(db::Transaction& tx, Id<Batch> id, const staff::Acting& acting) {
  tx.run("UPDATE batches SET acting = $2 WHERE id = $1", id, describe::to_json(acting));
}

staff::Acting acting_of(db::Reader& reader, Id<Batch> id) {
  return describe::from_json<staff::Acting>(
      reader.one<std::string>("SELECT acting FROM batches WHERE id = $1", id));
}

std::optional<BatchRecord> find(db::Reader& reader, Id<Batch> id) {
  const auto row =
      reader.find<Row>(fmt::format("SELECT {} FROM batches WHERE id = $1", columns), id);
  if (!row) return std::nullopt;
  return record_from(*row);
}

std::vector<BatchRecord> list(db::Reader& reader, const BatchesWanted& wanted, std::int64_t limit,
                              std::int64_t offset) {
  const auto conditions = conditions_of(wanted);
  std::vector<BatchRecord> batches;
  reader.each_row(
      fmt::format("SELECT {} FROM batches{} ORDER BY id DESC LIMIT ${} OFFSET ${}", columns,
                  conditions.where(), conditions.next_number(), conditions.next_number() + 1),
      conditions.params({limit, offset}),
      [&](const db::Row& row) { batches.push_back(record_from(describe::from_row<Row>(row))); });
  return batches;
}

std::int64_t count(db::Reader& reader, std::optional<BatchState> state) {
  const auto conditions = conditions_of({state, std::nullopt});
  std::int64_t total = 0;
  reader.each_row("SELECT COUNT(*) FROM batches" + conditions.where(), conditions.params(),
                  [&](const db::Row& row) { total = row.number(0); });
  return total;
}

std::vector<BatchRow> rows_after(db::Reader& reader, Id<Batch> id, Verdict verdict,
                                 std::int64_t position, std::int64_t limit) {
  return reader.all<BatchRow>(
      fmt::format("SELECT {} FROM batch_rows WHERE batch_id = $1 AND verdict = $2 "
                  "AND undone = $3 AND position > $4 ORDER BY position LIMIT $5",
                  row_columns),
      id, verdict, false, position, limit);
}

std::vector<BatchRow> rows_to_undo(db::Reader& reader, Id<Batch> id, std::int64_t before,
                                   std::int64_t limit) {
  return reader.all<BatchRow>(
      fmt::format("SELECT {} FROM batch_rows WHERE batch_id = $1 AND verdict = $2 "
                  "AND undone = $3 AND position < $4 ORDER BY position DESC LIMIT $5",
                  row_columns),
      id, Verdict::Done, false, before, limit);
}

std::optional<BatchRow> find_row(db::Reader& reader, Id<Batch> id, std::int64_t position) {
  return reader.find<BatchRow>(
      fmt::format("SELECT {} FROM batch_rows WHERE batch_id = $1 AND position = $2", row_columns),
      id, position);
}

std::vector<BatchRow> rows_of_person(db::Reader& reader, Id<Batch> id, Id<Contact> contact) {
  return reader.all<BatchRow>(
      fmt::format("SELECT {} FROM batch_rows WHERE batch_id = $1 AND contact_id = $2 "
                  "ORDER BY position",
                  row_columns),
      id, contact);
}

void update_row(db::Transaction& tx, Id<Batch> id, const BatchRow& row) {
  tx.run(
      "UPDATE batch_rows SET grant_id = $3, verdict = $4, code = $5, until_before = $6, "
      "until_after = $7, opened = $8, closed = $9, mails = $10, seen = $11, was = $12, "
      "entry_id = $13, undone = $14 WHERE batch_id = $1 AND position = $2",
      id, row.position, row.grant, row.verdict, row.code, row.until_before, row.until_after,
      row.opened, row.closed, row.mails, row.seen, row.was, row.entry, row.undone);
}

void remove_row(db::Transaction& tx, Id<Batch> id, std::int64_t position) {
  tx.run("DELETE FROM batch_rows WHERE batch_id = $1 AND position = $2", id, position);
}

}  // namespace batches::store
