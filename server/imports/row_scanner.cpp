// SPDX-License-Identifier: Apache-2.0
#include "imports/row_scanner.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace imports {

bool RowScanner::feed(char letter) {
  if (after_return_) {
    after_return_ = false;
    if (letter == '\n') return false;  // the second half of CR LF
  }
  if (place_ == Place::Quoted) {
    feed_quoted(letter);
    return false;
  }
  if (letter == '\n' || letter == '\r') return end_row(letter);
  return feed_open(letter);
}

bool RowScanner::feed_open(char letter) {
  if (letter == delimiter_) {
    end_cell();
  } else if (place_ == Place::AfterQuote && letter == '"') {
    keep('"');
    place_ = Place::Quoted;
  } else if (place_ == Place::CellStart && letter == '"' && base::trimmed(cell_).empty()) {
    cell_.clear();
    place_ = Place::Quoted;
  } else {
    keep(letter);
    if (letter != ' ' || place_ == Place::AfterQuote) place_ = Place::Plain;
  }
  return false;
}

void RowScanner::feed_quoted(char letter) {
  if (letter == '"') {
    place_ = Place::AfterQuote;
    return;
  }
  if (letter == '\n') ++line_;
  keep(letter);
}

void RowScanner::keep(char letter) {
  if (++row_bytes_ > limits_.row_bytes_max) refuse_table("import.row_too_long");
  cell_ += letter;
}

void RowScanner::end_cell() {
  if (cells_.size() == limits_.columns_max) refuse_table("import.too_many_columns");
  cells_.push_back(std::exchange(cell_, {}));
  place_ = Place::CellStart;
}

bool RowScanner::end_row(char letter) {
  after_return_ = letter == '\r';
  end_cell();
  ++line_;
  return true;
}

bool RowScanner::finish() {
  if (place_ == Place::CellStart && cells_.empty() && cell_.empty()) return false;
  end_cell();
  return true;
}

TableRow RowScanner::take() {
  TableRow row;
  row.line = std::exchange(row_line_, line_);
  row.cells = std::exchange(cells_, {});
  row.broken_text = std::ranges::any_of(
      row.cells, [](const std::string& cell) { return cell.contains("\uFFFD"); });
  row_bytes_ = 0;
  return row;
}

namespace {

constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};
constexpr std::size_t sample_rows_max = 200;

std::vector<std::size_t> widths_with(char delimiter, std::string_view text, Sample sample,
                                     const TableLimits& limits) {
  std::vector<std::size_t> widths;
  RowScanner scanner(delimiter, limits);
  const auto take = [&] {
    const TableRow row = scanner.take();
    if (!is_blank(row.cells)) widths.push_back(row.cells.size());
  };
  for (const char letter : text) {
    if (scanner.feed(letter)) take();
    if (widths.size() == sample_rows_max) return widths;
  }
  const bool last_counts = sample == Sample::Whole || widths.empty();
  if (last_counts && scanner.finish()) take();
  return widths;
}

/// 0: the separator does not occur in the first row.
std::int64_t score_of(const std::vector<std::size_t>& widths) {
  if (widths.empty() || widths.front() < 2) return 0;
  const auto same = std::ranges::count(widths, widths.front());
  return same * 1000 / std::ssize(widths) + static_cast<std::int64_t>(widths.front());
}

}  // namespace

std::optional<char> guess_delimiter(std::string_view text, Sample sample,
                                    const TableLimits& limits) {
  std::optional<char> best;
  std::int64_t best_score = 0;
  for (const char delimiter : delimiters) {
    const auto score = score_of(widths_with(delimiter, text, sample, limits));
    if (score <= best_score) continue;
    best = delimiter;
    best_score = score;
  }
  return best;
}

}  // namespace imports
