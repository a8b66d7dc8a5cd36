// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/undo_access.h"

namespace changes {

/// Takes the act of this entry back, whichever act it was, and records who did. Throws NotFound,
/// Forbidden, or Conflict: something newer stands on it, it is undone already, or it cannot be.
/// Part of it may be written by then: the caller rolls back.
void undo_act(db::Transaction& tx, base::Id<journal::Entry> entry, const base::Actor& actor,
              std::optional<base::Id<journal::Batch>> batch = std::nullopt);

}  // namespace changes
