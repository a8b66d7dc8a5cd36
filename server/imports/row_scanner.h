// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imports/table.h"

namespace imports {

/// Cuts text into rows and cells by RFC 4180, letter by letter, and forgives what real files do: a
/// quote inside a plain cell, text behind a closing quote, spaces before an opening one, and the
/// line ends of three systems.
class RowScanner {
 public:
  RowScanner(char delimiter, const TableLimits& limits) : delimiter_(delimiter), limits_(limits) {}

  /// True: a row is complete and waits in `take`.
  bool feed(char letter);
  /// At the end of the text: true when a last row without a line end is there.
  bool finish();
  TableRow take();

 private:
  enum class Place { CellStart, Plain, Quoted, AfterQuote };

  bool feed_open(char letter);
  void feed_quoted(char letter);
  bool end_row(char letter);
  void end_cell();
  void keep(char letter);

  char delimiter_;
  TableLimits limits_;
  Place place_ = Place::CellStart;
  bool after_return_ = false;
  std::string cell_;
  std::vector<std::string> cells_;
  std::size_t row_bytes_ = 0;
  std::int64_t line_ = 1;
  std::int64_t row_line_ = 1;
};

/// The separator that gives the rows of the sample as many cells as its first row has. `whole`:
/// the sample is all there is, so its last row counts too.
enum class Sample { Beginning, Whole };
std::optional<char> guess_delimiter(std::string_view text, Sample sample,
                                    const TableLimits& limits);

}  // namespace imports
