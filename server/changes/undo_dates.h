// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/undo_access.h"

namespace changes {

/// The dates, and the terms where they changed, are again what they were. Refuses with the Conflict
/// `undo.newer_change` while something newer stands on them.
void undo_dates(db::Transaction& tx, const enrolments::PastAct& act, const base::Actor& actor);

}  // namespace changes
