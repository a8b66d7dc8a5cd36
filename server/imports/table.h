// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Whatever was brought (a text file, a workbook, a pasted list) is read as a table: row by row, so
// that memory stays flat however long it is. What cannot be read is refused with base::Invalid at
// `/upload`; what can be read in part never is.

namespace imports {

struct TableLimits {
  std::size_t bytes_max = std::size_t{200} << 20;
  std::size_t row_bytes_max = std::size_t{1} << 20;
  std::size_t columns_max = 300;
  std::int64_t rows_max = 1'000'000;
};

struct TableRow {
  /// Where it stands in the file, from 1.
  std::int64_t line = 0;
  std::vector<std::string> cells;
  /// Columns whose value a formula had computed when the file was saved.
  std::vector<std::size_t> formulas;
  /// Some bytes were no text in the encoding of the file and show as U+FFFD.
  bool broken_text = false;
};

enum class TableKind { Text, Workbook, List };
BOOST_DESCRIBE_ENUM(TableKind, Text, Workbook, List)

enum class Encoding { Utf8, Utf16Le, Utf16Be, Windows1252, Windows1251, Koi8U, MacCyrillic };
BOOST_DESCRIBE_ENUM(Encoding, Utf8, Utf16Le, Utf16Be, Windows1252, Windows1251, Koi8U,
                    MacCyrillic)

/// How the file was understood, for the screen to say.
struct TableFacts {
  TableKind kind = TableKind::Text;
  std::optional<Encoding> encoding;
  /// `,` `;` `|` or a tab; absent where there is nothing to separate.
  std::optional<std::string> delimiter;
};
BOOST_DESCRIBE_STRUCT(TableFacts, (), (kind, encoding, delimiter))

class Table {
 public:
  virtual ~Table() = default;
  virtual TableFacts facts() const = 0;
  /// Rows without any text are passed over.
  virtual std::optional<TableRow> next() = 0;
};

/// A file, or the bytes themselves.
using TableSource = std::variant<std::filesystem::path, std::string>;

/// Looks at the first bytes to know what it is.
std::unique_ptr<Table> open_table(const TableSource& source, const TableLimits& limits = {});

/// What people paste: addresses one per line or separated by `,` or `;`, or cells copied out of a
/// spreadsheet.
std::unique_ptr<Table> open_pasted(std::string text, const TableLimits& limits = {});

/// Throws base::Invalid at `/upload`.
[[noreturn]] void refuse_table(std::string_view code, std::string_view detail = {});

bool is_blank(const std::vector<std::string>& cells);

}  // namespace imports
