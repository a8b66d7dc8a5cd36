// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/actor.h"
#include "db/transaction.h"
#include "enrolments/give_access.h"
#include "imports/import.h"
#include "imports/import_store.h"
#include "imports/judge.h"

namespace imports {

/// What all rows of one import share while it runs.
struct RunSetting {
  const Import& import;
  const Reading& reading;
  const enrolments::Shared& shared;
  const base::Actor& actor;
};

/// Does what was judged and keeps it as a row of the import, in this transaction. The card of the
/// person as it is afterwards; nothing where none was touched.
struct Written {
  StoredRow row;
  std::optional<people::Contact> contact;
};
Written write_row(db::Transaction& tx, const RunSetting& setting, const Candidate& candidate,
                  const Judged& judged);

}  // namespace imports
