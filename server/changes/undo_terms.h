// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/undo_access.h"

namespace changes {

/// The order's own terms and its comment are again what they were, with who had pinned what.
/// Refuses with the Conflict `undo.newer_change` while something newer stands on them.
void undo_terms(db::Transaction& tx, const enrolments::PastAct& act, const base::Actor& actor);

}  // namespace changes
