// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imports {

/// A number format that shows a date, as Excel writes formats: `dd/mm/yyyy`, `[$-40C]d mmmm yyyy`.
bool is_date_format(std::string_view code);
bool is_builtin_date_format(int id);

/// For each cell style of `xl/styles.xml` whether it shows dates.
std::vector<bool> date_styles(std::string_view styles_xml);

/// Days since the last day of 1899 are how a workbook stores a date; old ones of a Mac count from
/// 1904.
enum class Epoch { Since1900, Since1904 };

/// `2026-04-03`, with ` 14:30:00` where the number has a time of day; empty when it is no date.
std::string date_text(double serial, Epoch epoch);

/// A number as a person would type it: `33612345678`, `49.9`.
std::string number_text(std::string_view stored);

}  // namespace imports
