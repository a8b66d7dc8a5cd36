// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/reader.h"

// What the catalogue of the engine says about our tables, for those who copy or check all of them
// without knowing any.

namespace db {

enum class ColumnKind { Number, Boolean, Text, Bytes };

struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::Text;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  /// The columns of the primary key, in its order.
  std::vector<std::string> key;
};

/// By name, the table of migrations included; without what the engine keeps for itself and for
/// searching.
std::vector<Table> list_tables(Reader& reader);

/// `"name"`, so that no name is taken for a word of SQL.
std::string quoted(std::string_view name);

/// Calls back for each row in the order of the key, page by page: no statement takes long, and no
/// page is large.
void each_row_of(Reader& reader, const Table& table, RowCallback row_callback);

}  // namespace db
