// SPDX-License-Identifier: Apache-2.0
#include "imports/report.h"

#include "describe/csv.h"
#include "describe/describe.h"
#include "fmt/core.h"

namespace imports {
namespace {

constexpr std::int64_t rows_at_once = 1'000;

std::string codes_of(const StoredRow& row) {
  std::string codes;
  for (const Remark& remark : row.remarks) {
    if (!codes.empty()) codes += ' ';
    codes += remark.code;
  }
  return codes;
}

std::string_view result_of(const StoredRow& row) {
  if (row.undone) return "undone";
  switch (row.verdict) {
    case Verdict::Create: return "created";
    case Verdict::Match: return row.outcome.changed ? "updated" : "matched";
    case Verdict::Question: return "question";
    case Verdict::Skip: return "skipped";
  }
  std::unreachable();
}

std::vector<std::string> header_of(const Import& import) {
  std::vector<std::string> header{"line", "result", "codes", "contact", "order"};
  for (const ColumnFacts& column : import.overview.columns) {
    header.push_back(column.header.empty() ? fmt::format("column {}", column.index + 1)
                                           : column.header);
  }
  return header;
}

std::vector<std::string> cells_of(const StoredRow& row) {
  std::vector<std::string> cells{fmt::format("{}", row.line), std::string(result_of(row)),
                                 codes_of(row)};
  cells.push_back(row.contact ? row.contact->text() : std::string());
  const auto& given = row.outcome.given;
  cells.push_back(given && given->order ? given->order->text() : std::string());
  cells.insert(cells.end(), row.cells.begin(), row.cells.end());
  return cells;
}

}  // namespace

std::string report_csv(db::Database& db, const Import& import, std::optional<Verdict> verdict) {
  std::string csv(describe::utf8_mark);
  describe::append_csv_line(csv, header_of(import));
  for (std::int64_t line = -1;;) {
    const auto rows = db.read([&](db::Reader& reader) {
      return store::rows_after(reader, import.id, line, verdict, rows_at_once);
    });
    if (rows.empty()) return csv;
    for (const StoredRow& row : rows) describe::append_csv_line(csv, cells_of(row));
    line = rows.back().line;
  }
}

}  // namespace imports
