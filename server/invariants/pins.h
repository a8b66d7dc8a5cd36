// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/reader.h"
#include "invariants/findings.h"

namespace invariants {

/// What an order made individual says who did it, and nothing else does. Terms that stand under no
/// offer were individual from the start: what nobody touched since has no pin.
void check_pins(db::Reader& reader, Findings& findings);

}  // namespace invariants
