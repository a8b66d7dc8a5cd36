// SPDX-License-Identifier: Apache-2.0
#include "app/authz_policy_test.h"

#include <fstream>
#include <stdexcept>
#include <vector>

#include "base/text.h"

namespace app {
namespace {

May read_cell(std::string_view text, const std::string& line) {
  if (text == "yes") return May::Yes;
  if (text == "no") return May::No;
  if (text == "own") return May::Own;
  throw std::runtime_error("policy.tsv: yes, no or own: " + line);
}

}  // namespace

Policy read_policy() {
  std::ifstream file(STOA_SOURCE "/tests/authz/policy.tsv");
  Policy policy;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = base::split(line, '\t');
    if (cells.size() != columns.size() + 2) throw std::runtime_error("policy.tsv: " + line);
    PolicyLine read{};
    for (std::size_t i = 0; i < columns.size(); ++i) read[i] = read_cell(cells[i + 2], line);
    const std::string route = std::string(cells[0]) + " " + std::string(cells[1]);
    if (!policy.emplace(route, read).second) throw std::runtime_error("policy.tsv: " + route);
  }
  return policy;
}

}  // namespace app
