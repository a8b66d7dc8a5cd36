// SPDX-License-Identifier: Apache-2.0
#include "imports/report.h"

#include <algorithm>

#include "describe/describe.h"
#include "fmt/core.h"

namespace imports {
namespace {

constexpr std::int64_t rows_at_once = 1'000;
/// Spreadsheet programs believe in UTF-8 only when they see it.
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool may_be_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").contains(text.front());
}

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

void append_line(std::string& csv, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) csv += ',';
    csv += csv_cell(cells[i]);
  }
  csv += "\r\n";
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

std::string csv_cell(std::string_view text) {
  std::string cell(text);
  if (may_be_formula(text)) cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n;\t") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char letter : cell) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + "\"";
}

std::string report_csv(db::Database& db, const Import& import, std::optional<Verdict> verdict) {
  std::string csv(utf8_mark);
  append_line(csv, header_of(import));
  for (std::int64_t line = -1;;) {
    const auto rows = db.read([&](db::Reader& reader) {
      return store::rows_after(reader, import.id, line, verdict, rows_at_once);
    });
    if (rows.empty()) return csv;
    for (const StoredRow& row : rows) append_line(csv, cells_of(row));
    line = rows.back().line;
  }
}

}  // namespace imports
