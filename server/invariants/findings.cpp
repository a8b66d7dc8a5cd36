// SPDX-License-Identifier: Apache-2.0
#include "invariants/findings.h"

#include "fmt/core.h"

namespace invariants {

void Findings::broken(std::string_view row, std::string_view why) {
  ++broken_;
  if (named_.size() < named_max) named_.push_back(fmt::format("{}: {}", row, why));
}

}  // namespace invariants
