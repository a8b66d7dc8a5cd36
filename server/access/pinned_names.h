// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "access/policy.h"

namespace accesses {

/// Which attributes are an order's own, by the names they have in JSON.
std::vector<std::string> pinned_names(const Overrides& own);

}  // namespace accesses
