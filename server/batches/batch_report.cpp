// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_report.h"

#include "describe/csv.h"

namespace batches {
namespace {

constexpr std::int64_t rows_at_once = 1'000;

class Reporting {
 public:
  explicit Reporting(const ReportFor& reader) : reader_(reader) {}

  std::vector<std::string> header() const {
    std::vector<std::string> cells{word("name")};
    if (reader_.with_addresses) cells.push_back(word("email"));
    for (const char* column : {"contact", "product", "offer", "result", "reason", "until_before",
                               "until_after", "opened", "closed"}) {
      cells.push_back(word(column));
    }
    return cells;
  }

  std::vector<std::string> cells_of(const BatchRowView& row) const {
    std::vector<std::string> cells{row.contact.name};
    if (reader_.with_addresses) {
      cells.push_back(row.contact.email ? row.contact.email->text() : std::string());
    }
    cells.insert(cells.end(), {row.contact.id.text(), row.product.value_or(""),
                               row.offer.value_or(""), result_of(row), reason_of(row),
                               day_of(row.until_before), day_of(row.until_after),
                               std::to_string(row.opened), std::to_string(row.closed)});
    return cells;
  }

 private:
  std::string word(std::string_view name) const {
    return reader_.words.text("batch_report." + std::string(name));
  }

  std::string result_of(const BatchRowView& row) const {
    return word(row.undone ? "outcome.undone"
                           : "outcome." + std::string(describe::enum_text(row.verdict)));
  }

  /// The sentence that the apps show, where there is one.
  std::string reason_of(const BatchRowView& row) const {
    const std::string key = "errors." + row.code;
    return !row.code.empty() && reader_.words.has(key) ? reader_.words.text(key) : row.code;
  }

  std::string day_of(std::optional<Instant> at) const {
    return at ? reader_.zone.local_of(*at).text() : std::string();
  }

  const ReportFor& reader_;
};

}  // namespace

std::string report_csv(db::Database& db, const BatchRecord& batch, const ReportFor& reader) {
  const Reporting reporting(reader);
  std::string csv(describe::utf8_mark);
  describe::append_csv_line(csv, reporting.header());
  for (std::int64_t position = 0;;) {
    const auto rows = db.read([&](db::Reader& snapshot) {
      return row_views_after(snapshot, batch, position, rows_at_once);
    });
    if (rows.empty()) return csv;
    for (const auto& row : rows) describe::append_csv_line(csv, reporting.cells_of(row));
    position = rows.back().position;
  }
}

}  // namespace batches
