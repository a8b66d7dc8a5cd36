// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/actor.h"
#include "imports/import.h"
#include "imports/import_store.h"

namespace imports {

/// Takes back what one row did, as far as nobody has changed it since: access is withdrawn, values
/// that are still those of the import become what they were, and a person the import has made goes
/// unless something else has happened to them.
void undo_row(db::Transaction& tx, const Import& import, const StoredRow& row,
              const base::Actor& actor);

}  // namespace imports
