// SPDX-License-Identifier: Apache-2.0
// Reads a table (CSV, XLSX) to its end as an import does, and does nothing with its rows. Prints
// rows and seconds.
//
//   bench_parse_table FILE

#include <fmt/core.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "imports/table.h"

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (arguments.size() != 2) {
    fmt::print("usage: bench_parse_table FILE\n");
    return 2;
  }
  const auto began = std::chrono::steady_clock::now();
  const auto table = imports::open_table(std::filesystem::path(arguments[1]));
  int rows = 0;
  while (table->next()) ++rows;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  fmt::print("{} {:.4f}\n", rows, took.count());
  return 0;
}
