// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/email.h"
#include "base/phone.h"
#include "base/text.h"
#include "fmt/core.h"
#include "imports/mapping.h"
#include "imports/values.h"

namespace imports {
namespace {

constexpr std::size_t samples_max = 5;
constexpr std::size_t sample_letters_max = 200;
/// What kind of values a column holds shows in its first thousand rows; how its dates are meant
/// may show in the last.
constexpr std::int64_t rows_looked_at = 1'000;

std::string shortened(const std::string& cell) {
  if (cell.size() <= sample_letters_max) return cell;
  std::size_t end = sample_letters_max;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0) == 0x80) --end;
  return cell.substr(0, end) + "…";
}

class Overlooking {
 public:
  explicit Overlooking(Overview& overview) : overview_(overview) {}

  void name_columns(const std::vector<std::string>& header) {
    widen(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
      overview_.columns[i].header = shortened(tidy(header[i]));
    }
  }

  void add(const TableRow& row) {
    ++overview_.rows;
    if (!overview_.has_header) widen(row.cells.size());
    const std::size_t known = std::min(row.cells.size(), overview_.columns.size());
    for (std::size_t i = 0; i < known; ++i) {
      const std::string cell(base::trimmed(row.cells[i]));
      if (!cell.empty()) add_cell(i, cell);
    }
  }

  void finish() {
    for (std::size_t i = 0; i < overview_.columns.size(); ++i) {
      ColumnFacts& column = overview_.columns[i];
      column.dates = votes_[i].dates();
      column.date_order = votes_[i].order();
      column.date_ambiguous = votes_[i].is_ambiguous();
    }
  }

 private:
  void widen(std::size_t columns) {
    while (overview_.columns.size() < columns) {
      ColumnFacts column;
      column.index = std::ssize(overview_.columns);
      overview_.columns.push_back(std::move(column));
      votes_.emplace_back();
    }
  }

  void add_cell(std::size_t index, const std::string& cell) {
    ColumnFacts& column = overview_.columns[index];
    ++column.filled;
    votes_[index].add(cell);
    if (column.samples.size() < samples_max &&
        std::ranges::find(column.samples, shortened(cell)) == column.samples.end()) {
      column.samples.push_back(shortened(cell));
    }
    if (overview_.rows > rows_looked_at) return;
    if (cell.contains('@') && base::Email::parse(cell)) ++column.emails;
    const bool like_phone = base::phone_digits(cell).size() >= 9 && cell.size() <= 25;
    if (like_phone && base::Phone::parse(cell, "FR")) ++column.phones;
  }

  Overview& overview_;
  std::vector<DateVotes> votes_;
};

bool is_person(const std::vector<std::string>& cells) {
  return std::ranges::any_of(cells, [](const std::string& cell) {
    return cell.contains('@') && base::Email::parse(cell).has_value();
  });
}

}  // namespace

Overview overview_of(Table& table, std::optional<bool> has_header) {
  Overview overview;
  overview.table = table.facts();
  auto row = table.next();
  if (!row) refuse_table("import.empty");
  const bool is_list = overview.table.kind == TableKind::List;
  overview.has_header = has_header.value_or(!is_list && !is_person(row->cells));
  Overlooking look(overview);
  if (overview.has_header) {
    look.name_columns(row->cells);
    row = table.next();
  }
  for (; row; row = table.next()) look.add(*row);
  look.finish();
  if (overview.rows == 0) refuse_table("import.empty");
  return overview;
}

}  // namespace imports
