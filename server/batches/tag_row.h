// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/judge_row.h"

namespace batches {

/// Tags that the act names and the person lacks, or has.
Judged judge_tags(const Judging& judging, BatchRow row);

/// Those tags and no others. Refuses with the Conflict `undo.newer_change` when somebody has put
/// one of them back, or taken one off, since.
void undo_tags(db::Transaction& tx, const BatchRecord& batch, const BatchRow& row,
               const base::Actor& actor);

}  // namespace batches
