// SPDX-License-Identifier: Apache-2.0
#include "db/error.h"

#include <algorithm>

namespace db {

namespace {

std::string constraint_name(const std::string& table, const std::vector<std::string>& columns) {
  std::string result = table;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    result += i == 0 ? "." : "+";
    result += columns[i];
  }
  return result;
}

}  // namespace

UniqueViolation::UniqueViolation(const std::string& message, std::string violated_table,
                                 std::vector<std::string> violated_columns)
    : Error(message),
      constraint(constraint_name(violated_table, violated_columns)),
      table(std::move(violated_table)),
      columns(std::move(violated_columns)) {}

UniqueViolation::UniqueViolation(const std::string& message, std::string index)
    : Error(message), constraint(std::move(index)) {}

bool UniqueViolation::violates(std::string_view one_table, std::string_view column) const {
  return table == one_table && std::ranges::find(columns, column) != columns.end();
}

}  // namespace db
