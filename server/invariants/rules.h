// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "db/reader.h"
#include "invariants/findings.h"

namespace invariants {

/// A query whose rows are the broken ones. With a prefix its one column is the number of an id,
/// without one it is a text. `$1` is now, where the query asks for it.
struct Rule {
  std::string_view why;
  std::string_view prefix;
  std::string_view sql;
  bool needs_now = false;
};

/// Rules about the same rows; `rows` counts them.
struct RuleSet {
  std::string_view number;
  std::string_view name;
  std::string_view rows;
  std::span<const Rule> rules;
};

/// Everything that SQL alone can say.
std::span<const RuleSet> rule_sets();

/// What holds of an invariant only while somebody frees leases and sweeps.
std::span<const Rule> rules_while_served(std::string_view number);

void apply(db::Reader& reader, std::span<const Rule> rules, Findings& findings);

}  // namespace invariants
