// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imports/table.h"

// For the tests of this folder: archives and workbooks made by hand, honest ones and others.

namespace imports {

struct Part {
  std::string name;
  std::string text;
};

std::string zip_of(const std::vector<Part>& parts);

/// A workbook of one sheet with these rows; `strings` are its shared texts. Style 1 shows dates.
std::vector<Part> workbook_parts(const std::string& rows, const std::string& strings = {});
std::string workbook(const std::string& rows, const std::string& strings = {});

/// All rows of a table, cells joined by `|`.
std::vector<std::string> rows_of(Table& table);
std::vector<std::string> rows_of(const std::string& bytes);

/// The code with which reading is refused; empty: it is not.
std::string refusal_of(const std::string& bytes);

}  // namespace imports
