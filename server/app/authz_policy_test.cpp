// SPDX-License-Identifier: Apache-2.0
#include "app/authz_policy_test.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/text.h"

namespace app {
namespace {

May read_cell(std::string_view text, const std::string& line) {
  if (text == "yes") return May::Yes;
  if (text == "no") return May::No;
  if (text == "own") return May::Own;
  if (text == "fresh") return May::Fresh;
  throw std::runtime_error("policy.tsv: yes, no, own or fresh: " + line);
}

}  // namespace

std::size_t column_of(std::string_view name) {
  const auto found = std::ranges::find(columns, name);
  if (found == columns.end()) throw std::runtime_error("no such column");
  return static_cast<std::size_t>(found - columns.begin());
}

Policy read_policy() {
  std::ifstream file(STOA_SOURCE "/tests/authz/policy.tsv");
  Policy policy;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = base::split(line, '\t');
    if (cells.size() < 3) throw std::runtime_error("policy.tsv: " + line);
    const std::string route = std::string(cells[0]) + " " + std::string(cells[1]);
    if (cells.size() != columns.size() + 2) policy.short_lines.push_back(route);
    PolicyLine read{};
    const std::size_t given = std::min(columns.size(), cells.size() - 2);
    for (std::size_t i = 0; i < given; ++i) read[i] = read_cell(cells[i + 2], line);
    if (!policy.lines.emplace(route, read).second) throw std::runtime_error("twice: " + route);
  }
  return policy;
}

}  // namespace app
