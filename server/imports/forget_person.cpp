// SPDX-License-Identifier: Apache-2.0
#include "imports/forget_person.h"

#include "describe/describe.h"
#include "imports/import_store.h"

namespace imports {

void forget_person(db::Transaction& tx, base::Id<people::Contact> contact) {
  tx.run(
      "UPDATE import_rows SET cells = '[]', remarks = '[]', outcome = $2, undone = $3 "
      "WHERE contact_id = $1",
      contact, describe::to_json(RowOutcome{}), true);
}

}  // namespace imports
