// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "batches/batch_store.h"
#include "enrolments/give_access.h"

namespace batches {

/// `act` and `selection` must be there; exactly one act and one selection in them.
struct BatchDraft {
  std::optional<describe::Text<1, 200>> name;
  std::optional<BatchAct> act;
  std::optional<BatchSelection> selection;
  std::optional<BatchAccesses> of;
  std::optional<describe::Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(BatchDraft, (), (name, act, selection, of, reason))

/// Freezes whom it is about, and has it rehearsed. Throws Invalid, and Forbidden for an act or a
/// filter that is not the actor's.
BatchRecord begin_batch(db::Transaction& tx, const enrolments::Shared& shared,
                        const BatchDraft& draft, const base::Actor& actor);

BatchRecord rename_batch(db::Transaction& tx, BatchRecord batch, const std::string& name,
                         const base::Actor& actor);

/// Has the rehearsed rows done. Throws Conflict unless it was rehearsed.
BatchRecord start_batch(db::Transaction& tx, BatchRecord batch, const base::Actor& actor);

/// Between two chunks of rows; what is done stays.
BatchRecord cancel_batch(db::Transaction& tx, BatchRecord batch, const base::Actor& actor);

/// Exactly these rows; all that were done unless named.
struct BatchUndoWanted {
  std::optional<describe::List<std::int64_t, ticked_max>> rows;
};
BOOST_DESCRIBE_STRUCT(BatchUndoWanted, (), (rows))

BatchRecord start_undo(db::Transaction& tx, BatchRecord batch, const BatchUndoWanted& wanted,
                       const base::Actor& actor);

}  // namespace batches
