// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/load.h"
#include "db/tables.h"

// A table as lines of text, values parted by tabs, the same from both engines: the first line names
// the columns as `name:kind`; `\N` is null; yes and no are 1 and 0; bytes are hex; in texts `\t`,
// `\n`, `\r` and `\\` stand for what they name.

namespace backups {

std::string head_line(const db::Table& table);
/// Appends a line, its end included.
void append_row(std::string& out, const db::Table& table, const db::Row& row);

/// Throws Damaged, as does `read_row`.
std::vector<db::Column> read_head(std::string_view line);
/// `row` keeps its memory from one line to the next.
void read_row(std::string_view line, const std::vector<db::Column>& columns,
              std::vector<db::Value>& row);

}  // namespace backups
