// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <memory>
#include <string>

#include "imports/encoding.h"
#include "imports/row_scanner.h"
#include "imports/table.h"

namespace imports {

/// Comma, semicolon, tab or bar between the cells, in any of the encodings people still have.
class TextTable final : public Table {
 public:
  /// Reads the stream twice: once to know the encoding, once for the rows.
  TextTable(std::unique_ptr<std::istream> in, const TableLimits& limits);

  TableFacts facts() const override;
  std::optional<TableRow> next() override;

 private:
  void learn_encoding();
  void learn_delimiter();
  bool fill();
  std::optional<TableRow> next_raw();

  std::unique_ptr<std::istream> in_;
  TableLimits limits_;
  Encoding encoding_ = Encoding::Utf8;
  std::optional<char> delimiter_;
  std::unique_ptr<Decoder> decoder_;
  std::optional<RowScanner> scanner_;
  std::string text_;
  std::size_t at_ = 0;
  bool ended_ = false;
  bool finished_ = false;
  std::int64_t rows_ = 0;
};

}  // namespace imports
