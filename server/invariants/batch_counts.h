// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/reader.h"
#include "invariants/findings.h"

namespace invariants {

/// What an act on many says about its rows is what its rows are.
void check_batch_counts(db::Reader& reader, Findings& findings);

}  // namespace invariants
