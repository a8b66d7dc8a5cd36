// SPDX-License-Identifier: Apache-2.0
#include "imports/import_view.h"

#include <algorithm>

#include "courses/change_product.h"
#include "files/file_table.h"
#include "people/change_contact.h"

namespace imports {
namespace {

std::vector<ColumnView> columns_of(db::Reader& reader, const Import& import) {
  const auto reading = reading_of(reader, import.mapping.columns, import.titled_columns());
  const auto guesses = guessed_columns(import.overview, reading.fields);
  std::vector<ColumnView> columns;
  for (const ColumnFacts& facts : import.overview.columns) {
    ColumnView column{.index = facts.index, .header = facts.header, .filled = facts.filled};
    column.guess = guesses[static_cast<std::size_t>(facts.index)];
    column.date_order = facts.date_order;
    column.date_ambiguous = facts.date_ambiguous;
    const auto mapped =
        std::ranges::find(import.mapping.columns, facts.index, &ColumnMapping::index);
    for (const std::string& sample : facts.samples) {
      const bool is_mapped = mapped != import.mapping.columns.end();
      column.samples.push_back(
          {sample, is_mapped ? as_read(reading, *mapped, sample) : std::nullopt});
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<std::string> may_now(const Import& import) {
  std::vector<std::string> can;
  if (!is_live(import.state)) can.emplace_back("rename");
  if (may_be_mapped(import.state)) {
    can.emplace_back("map");
    if (import.state != ImportState::Uploaded) {
      can.emplace_back("rehearse");
      can.emplace_back("run");
    }
  }
  if (import.state == ImportState::Running) can.emplace_back("cancel");
  if (may_be_undone(import.state)) can.emplace_back("undo");
  if (may_be_undone(import.state) && import.counts.access > 0) can.emplace_back("send_mails");
  return can;
}

RowView row_view(db::Reader& reader, const Reading& reading, const StoredRow& row) {
  TableRow table_row;
  table_row.line = row.line;
  table_row.cells = row.cells;
  RowView view;
  view.line = row.line;
  view.verdict = row.verdict;
  view.remarks = row.remarks;
  view.cells = row.cells;
  view.person = read_row(reading, table_row).person;
  view.changed = row.outcome.changed || row.outcome.created;
  view.undone = row.undone;
  if (row.outcome.given) view.order = row.outcome.given->order;
  if (!row.contact) return view;
  if (const auto contact = people::find_contact(reader, *row.contact)) {
    view.contact = people::name_of(*contact);
  }
  return view;
}

}  // namespace

ImportView view_of(db::Reader& reader, const Import& import) {
  ImportView view{.id = import.id, .name = import.name, .state = import.state};
  if (import.file) {
    if (const auto file = files::find_file(reader, *import.file)) {
      view.file = ImportFile{file->id, file->name};
    }
  }
  if (import.product) {
    view.product = courses::name_of(courses::product_of(reader, *import.product));
  }
  view.table = import.overview.table;
  view.has_header = import.overview.has_header;
  view.rows = import.overview.rows;
  view.columns = columns_of(reader, import);
  view.mapping = import.mapping;
  view.counts = import.counts;
  view.failure = import.failure;
  view.job = import.job;
  view.batch = import.batch;
  view.created_by = import.created_by;
  view.created_at = import.created_at;
  view.finished_at = import.finished_at;
  view.can = may_now(import);
  view.version = import.version;
  return view;
}

ImportLine line_of(const Import& import) {
  return {import.id,         import.name,       import.state,
          import.overview.rows, import.counts,  import.created_by,
          import.created_at, import.finished_at, import.version};
}

http::Page<RowView> stored_rows(db::Reader& reader, const Import& import, const RowQuery& query) {
  const auto reading = reading_of(reader, import.mapping.columns, import.titled_columns());
  const store::RowsWanted wanted{import.id, query.verdict,
                                 query.code ? query.code->v : std::string()};
  http::Page<RowView> page;
  for (const StoredRow& row :
       store::list_rows(reader, wanted, query.count(), query.first())) {
    page.items.push_back(row_view(reader, reading, row));
  }
  page.total = store::count_rows(reader, wanted);
  return page;
}

}  // namespace imports
