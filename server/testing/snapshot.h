// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

#include "db/reader.h"

namespace testing {

/// Every row of every table, so that "nothing happened" is one comparison.
using Snapshot = std::map<std::string, std::multiset<std::string>>;

Snapshot snapshot_of(db::Reader& reader);

/// `grants +1, orders +1, products +1 -1`: rows that came and went, a changed one being both.
std::string difference(const Snapshot& before, const Snapshot& after);

}  // namespace testing
