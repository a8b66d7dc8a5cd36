// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/batch.h"
#include "enrolments/give_access.h"

namespace batches {

/// Writes whom the batch is about into its rows, as things are at this moment: who joins the filter
/// later is not of them. Fills in how many. Throws Invalid `batch.nobody` and `batch.too_many`,
/// Forbidden for a filter over what the actor may not see.
void freeze_selection(db::Transaction& tx, const enrolments::Shared& shared, BatchRecord& batch,
                      const BatchSelection& selection, const base::Actor& actor);

/// Which accesses of those people are meant.
Meant meant_by(const BatchSelection& selection, const BatchAccesses& of);

}  // namespace batches
