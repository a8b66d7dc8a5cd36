// SPDX-License-Identifier: Apache-2.0
#include "imports/import_store.h"

#include "db/conditions.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "people/tags.h"

namespace imports {

bool may_be_mapped(ImportState state) {
  return !is_live(state) && state != ImportState::Undone;
}

bool may_be_undone(ImportState state) {
  return state == ImportState::Done || state == ImportState::Cancelled ||
         state == ImportState::Failed;
}

bool is_live(ImportState state) {
  return state == ImportState::Running || state == ImportState::Undoing;
}

PersonState state_of(db::Reader& reader, const people::Contact& contact) {
  return {contact.first_name,
          contact.last_name,
          contact.phone,
          contact.language,
          describe::from_json<people::FieldValues>(contact.fields.text),
          people::tags_of(reader, contact.id)};
}

namespace store {
namespace {

struct ImportRow {
  Id<Import> id;
  std::string name;
  std::optional<Id<files::File>> file;
  std::optional<Id<Product>> product;
  ImportState state = ImportState::Uploaded;
  std::string overview;
  std::string mapping;
  std::string counts;
  std::optional<std::string> failure;
  base::Id<journal::Batch> batch;
  std::optional<Id<jobs::Job>> job;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (id, name, file, product, state, overview, mapping, counts, failure, batch,
                       job, created_by, created_at, finished_at, version))

constexpr std::string_view import_columns =
    "id, name, file_id, product_id, state, overview, mapping, counts, failure, batch_id, job_id, "
    "created_by, created_at, finished_at, version";

/// The overview of a wide table is larger than what requests may send.
constexpr describe::ReadOptions stored{.limits = {.bytes_max = std::size_t{16} << 20}};

Import import_from(const ImportRow& row) {
  Import import;
  import.id = row.id;
  import.name = row.name;
  import.file = row.file;
  import.product = row.product;
  import.state = row.state;
  import.overview = describe::from_json<Overview>(row.overview, stored);
  import.mapping = describe::from_json<Mapping>(row.mapping, stored);
  import.counts = describe::from_json<Counts>(row.counts, stored);
  import.failure = row.failure;
  import.batch = row.batch;
  import.job = row.job;
  import.created_by = row.created_by;
  import.created_at = row.created_at;
  import.finished_at = row.finished_at;
  import.version = row.version;
  return import;
}

struct RowRow {
  std::int64_t line = 0;
  Verdict verdict = Verdict::Skip;
  std::string remarks;
  std::string cells;
  std::optional<Id<people::Contact>> contact;
  std::string outcome;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(RowRow, (), (line, verdict, remarks, cells, contact, outcome, undone))

constexpr std::string_view row_columns =
    "line, verdict, remarks, cells, contact_id, outcome, undone";

/// Cells may be longer than any text that is typed.
using StoredCells = describe::List<describe::Text<0, 2'000'000>, 1'000>;

std::vector<std::string> cells_from(const std::string& json) {
  std::vector<std::string> cells;
  for (auto& cell : describe::from_json<StoredCells>(json, stored).v) {
    cells.push_back(std::move(cell.v));
  }
  return cells;
}

StoredRow row_from(const RowRow& row) {
  return {row.line,
          row.verdict,
          describe::from_json<std::vector<Remark>>(row.remarks, stored),
          cells_from(row.cells),
          row.contact,
          describe::from_json<RowOutcome>(row.outcome, stored),
          row.undone};
}

std::vector<StoredRow> rows_from(const std::vector<RowRow>& rows) {
  std::vector<StoredRow> result;
  for (const RowRow& row : rows) result.push_back(row_from(row));
  return result;
}

db::Conditions conditions_of(const RowsWanted& wanted) {
  db::Conditions conditions;
  conditions.add("import_id = ?", wanted.import.number());
  if (wanted.verdict) {
    conditions.add("verdict = ?", std::string(describe::enum_text(*wanted.verdict)));
  }
  if (!wanted.code.empty()) {
    conditions.add("remarks LIKE ?", db::anywhere("\"code\":\"" + wanted.code + "\""));
  }
  return conditions;
}

}  // namespace

void insert(db::Transaction& tx, const Import& import, const std::optional<std::string>& pasted) {
  tx.run(
      "INSERT INTO imports (id, name, file_id, pasted, product_id, state, overview, mapping, "
      "counts, batch_id, created_by, created_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      import.id, import.name, import.file, pasted, import.product, import.state,
      describe::to_json(import.overview), describe::to_json(import.mapping),
      describe::to_json(import.counts), import.batch, import.created_by, import.created_at,
      import.version);
}

void update(db::Transaction& tx, Import& import) {
  ++import.version;
  tx.run(
      "UPDATE imports SET state = $2, overview = $3, mapping = $4, counts = $5, failure = $6, "
      "job_id = $7, finished_at = $8, version = $9, name = $10 WHERE id = $1",
      import.id, import.state, describe::to_json(import.overview),
      describe::to_json(import.mapping), describe::to_json(import.counts), import.failure,
      import.job, import.finished_at, import.version, import.name);
}

std::optional<Import> find(db::Reader& reader, Id<Import> id) {
  const auto row = reader.find<ImportRow>(
      fmt::format("SELECT {} FROM imports WHERE id = $1", import_columns), id);
  if (!row) return std::nullopt;
  return import_from(*row);
}

std::vector<Import> list(db::Reader& reader, std::int64_t limit, std::int64_t offset) {
  std::vector<Import> imports;
  for (const ImportRow& row : reader.all<ImportRow>(
           fmt::format("SELECT {} FROM imports ORDER BY id DESC LIMIT $1 OFFSET $2",
                       import_columns),
           limit, offset)) {
    imports.push_back(import_from(row));
  }
  return imports;
}

std::int64_t count(db::Reader& reader) {
  return reader.one<std::int64_t>("SELECT COUNT(*) FROM imports");
}

std::string pasted_text(db::Reader& reader, Id<Import> id) {
  return reader.one<std::string>("SELECT pasted FROM imports WHERE id = $1", id);
}

void set_acting(db::Transaction& tx, Id<Import> id, const staff::Acting& acting) {
  tx.run("UPDATE imports SET acting = $2 WHERE id = $1", id, describe::to_json(acting));
}

staff::Acting acting_of(db::Reader& reader, Id<Import> id) {
  return describe::from_json<staff::Acting>(
      reader.one<std::string>("SELECT acting FROM imports WHERE id = $1", id));
}

void put_row(db::Transaction& tx, Id<Import> id, const StoredRow& row) {
  tx.run(
      "INSERT INTO import_rows (import_id, line, verdict, remarks, cells, contact_id, outcome, "
      "undone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
      "ON CONFLICT (import_id, line) DO UPDATE SET verdict = excluded.verdict, "
      "remarks = excluded.remarks, contact_id = excluded.contact_id, "
      "outcome = excluded.outcome, undone = excluded.undone",
      id, row.line, row.verdict, describe::to_json(row.remarks), describe::to_json(row.cells),
      row.contact, describe::to_json(row.outcome), row.undone);
}

void mark_undone(db::Transaction& tx, Id<Import> id, std::int64_t line) {
  tx.run("UPDATE import_rows SET undone = $3 WHERE import_id = $1 AND line = $2", id, line, true);
}

std::optional<StoredRow> find_row(db::Reader& reader, Id<Import> id, std::int64_t line) {
  const auto row = reader.find<RowRow>(
      fmt::format("SELECT {} FROM import_rows WHERE import_id = $1 AND line = $2", row_columns),
      id, line);
  if (!row) return std::nullopt;
  return row_from(*row);
}

std::optional<StoredRow> first_row_of(db::Reader& reader, Id<Import> id,
                                      Id<people::Contact> contact) {
  const auto row = reader.find<RowRow>(
      fmt::format("SELECT {} FROM import_rows WHERE import_id = $1 AND contact_id = $2 "
                  "ORDER BY line LIMIT 1",
                  row_columns),
      id, contact);
  if (!row) return std::nullopt;
  return row_from(*row);
}

std::vector<StoredRow> list_rows(db::Reader& reader, const RowsWanted& wanted,
                                 std::int64_t limit, std::int64_t offset) {
  const auto conditions = conditions_of(wanted);
  std::vector<StoredRow> rows;
  reader.each_row(
      fmt::format("SELECT {} FROM import_rows{} ORDER BY line LIMIT ${} OFFSET ${}", row_columns,
                  conditions.where(), conditions.next_number(), conditions.next_number() + 1),
      conditions.params({limit, offset}),
      [&](const db::Row& row) { rows.push_back(row_from(describe::from_row<RowRow>(row))); });
  return rows;
}

std::vector<StoredRow> rows_after(db::Reader& reader, Id<Import> id, std::int64_t line,
                                  std::optional<Verdict> verdict, std::int64_t limit) {
  const std::string filter =
      verdict ? fmt::format(" AND verdict = '{}'", describe::enum_text(*verdict)) : std::string();
  return rows_from(reader.all<RowRow>(
      fmt::format("SELECT {} FROM import_rows WHERE import_id = $1 AND line > $2{} "
                  "ORDER BY line LIMIT $3",
                  row_columns, filter),
      id, line, limit));
}

std::vector<StoredRow> rows_to_undo(db::Reader& reader, Id<Import> id, std::int64_t before_line,
                                    std::int64_t limit) {
  return rows_from(reader.all<RowRow>(
      fmt::format("SELECT {} FROM import_rows WHERE import_id = $1 AND line < $2 AND undone = $3 "
                  "ORDER BY line DESC LIMIT $4",
                  row_columns),
      id, before_line, false, limit));
}

std::int64_t count_rows(db::Reader& reader, const RowsWanted& wanted) {
  const auto conditions = conditions_of(wanted);
  std::int64_t total = 0;
  reader.each_row("SELECT COUNT(*) FROM import_rows" + conditions.where(), conditions.params(),
                  [&](const db::Row& row) { total = row.number(0); });
  return total;
}

std::int64_t count_undone(db::Reader& reader, Id<Import> id) {
  return reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM import_rows WHERE import_id = $1 AND undone = $2", id, true);
}

std::vector<LineVerdict> verdicts(db::Reader& reader, Id<Import> id, std::int64_t first,
                                  std::int64_t last) {
  return reader.all<LineVerdict>(
      "SELECT line, verdict FROM import_rows WHERE import_id = $1 AND line >= $2 AND line <= $3",
      id, first, last);
}

std::optional<std::vector<ColumnMapping>> remembered_columns(db::Reader& reader,
                                                             const std::string& header_key) {
  const auto json = reader.find<std::string>(
      "SELECT columns FROM import_columns WHERE header_key = $1", header_key);
  if (!json) return std::nullopt;
  return describe::from_json<std::vector<ColumnMapping>>(*json, stored);
}

void remember_columns(db::Transaction& tx, const std::string& header_key,
                      const std::vector<ColumnMapping>& columns) {
  tx.run(
      "INSERT INTO import_columns (header_key, columns, used_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (header_key) DO UPDATE SET columns = excluded.columns, "
      "used_at = excluded.used_at",
      header_key, describe::to_json(columns), tx.now());
}

}  // namespace store
}  // namespace imports
