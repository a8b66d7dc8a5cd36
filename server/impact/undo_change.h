// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/actor.h"
#include "db/transaction.h"
#include "journal/journal.h"

namespace impact {

/// Takes back a change that reached everybody and is in nobody's history, with what it kept open,
/// and records who did. False: it is another act. Throws NotFound for those who could not have done
/// it, and Conflict: something newer stands on it, or it is undone already.
bool undo_change(db::Transaction& tx, base::Id<journal::Entry> entry, const base::Actor& actor);

/// Whether an act of this name can be taken back at all.
bool is_undoable(std::string_view action);

}  // namespace impact
