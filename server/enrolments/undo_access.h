// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "db/transaction.h"
#include "enrolments/give_access.h"
#include "journal/journal.h"
#include "journal/later.h"
#include "people/contact.h"

namespace enrolments {

// Undo by the journal's entry. Each refuses with the Conflict `undo.newer_change` when a later act
// stands on what it would take back, and names that act's entry: acts are taken back in order.

struct PastAct {
  base::Id<journal::Entry> entry;
  base::Id<people::Contact> contact;
  /// The number of what was acted upon.
  std::int64_t object = 0;
  /// What the act wrote into the journal.
  std::string details;
};

/// The refusal itself, for whoever takes acts back.
void refuse_later(db::Reader& reader, const PastAct& act,
                  const std::vector<journal::Subject>& subjects);

/// Withdraws what was given as if it had never been: grants, order, payments; earlier ends come
/// back; a person made by the act goes too, if nothing happened to them since.
void undo_given(db::Transaction& tx, const PastAct& act, const base::Actor& actor);

/// The same of an act whose record holds more.
void take_back_given(db::Transaction& tx, const PastAct& act, const GivenRecord& record,
                     const base::Actor& actor);

/// The grant stands again, with its schedule base as it was.
void undo_revoked(db::Transaction& tx, const PastAct& act, const base::Actor& actor);

/// The access that the payment opened closes, the order waits again, and the payment stays in the
/// books as taken back.
void undo_paid(db::Transaction& tx, const PastAct& act, const base::Actor& actor);

/// Of an order that was open already: only the payment is taken back.
void undo_payment(db::Transaction& tx, const PastAct& act, const base::Actor& actor);

/// Whether an act of this name can be taken back at all.
bool is_undoable(std::string_view action);

}  // namespace enrolments
