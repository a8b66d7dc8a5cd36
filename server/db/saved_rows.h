// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "db/transaction.h"

// Whole rows as JSON, to be put back later as they were: for what is taken away with a promise
// that it can come back. Not for columns of bytes. Names of tables and columns are the program's
// own, never anybody's input.

namespace db {

/// The rows of a table that a condition on `$1` finds, as a JSON array of objects.
std::string rows_as_json(Reader& reader, std::string_view table, std::string_view condition,
                         std::int64_t value);

/// Puts such rows back; of a row that is still there every column becomes what it was. `key` names
/// the columns of the primary key, `a, b`. Columns that the table has lost since are left out.
void put_rows_back(Transaction& tx, std::string_view table, std::string_view key,
                   std::string_view json);

}  // namespace db
