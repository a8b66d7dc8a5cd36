// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/undo_access.h"

namespace changes {

/// The new plan counts as never given and the old one stands again, with every answer as it was.
/// Refuses with the Conflict `undo.newer_change` while something newer stands on either.
void undo_plan_change(db::Transaction& tx, const enrolments::PastAct& act,
                      const base::Actor& actor);

}  // namespace changes
