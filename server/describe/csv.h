// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// CSV as spreadsheet programs read it.

namespace describe {

/// Spreadsheet programs believe in UTF-8 only when a file begins with it.
inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// One cell: in quotes where it must be, and never a formula, whatever program opens it.
std::string csv_cell(std::string_view text);

/// The cells and the end of the line.
void append_csv_line(std::string& csv, const std::vector<std::string>& cells);

}  // namespace describe
