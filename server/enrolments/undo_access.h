// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/actor.h"
#include "db/transaction.h"
#include "people/contact.h"

namespace enrolments {

// Undo by the journal's entry. `details` is what the act wrote there. Each refuses with Conflict
// when something newer depends on what it would take back.

/// Withdraws what was given as if it had never been: grants, order, payments; earlier ends come
/// back; a person made by the act goes too, if nothing happened to them since.
void undo_given(db::Transaction& tx, base::Id<people::Contact> contact,
                const std::string& details, const base::Actor& actor);

/// The grant stands again, with its schedule base as it was.
void undo_revoked(db::Transaction& tx, base::Id<people::Contact> contact,
                  const std::string& details, const base::Actor& actor);

/// Whether an act of this name can be taken back at all.
bool is_undoable(std::string_view action);

}  // namespace enrolments
