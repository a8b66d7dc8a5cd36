// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "access/verdict.h"

namespace accesses {

/// The verdict of the most help to the one who asks; `NoAccess` when there is none. Verdicts are
/// never mixed: what one grant gives does not make up for what another one lacks.
Verdict most_helpful(std::span<const Verdict> verdicts);

/// Position of a locked verdict in the order of helpfulness, 0 = the most.
int rank_of(Reason reason);

}  // namespace accesses
