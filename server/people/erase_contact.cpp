// SPDX-License-Identifier: Apache-2.0
#include "people/erase_contact.h"

#include "people/contact_store.h"

namespace people {

void anonymise(db::Transaction& tx, Id<Contact> id) { store::blank(tx, id); }

void end_ways_in(db::Transaction& tx, Id<Contact> id) {
  tx.run("DELETE FROM sessions WHERE contact_id = $1 AND staff_id IS NULL", id);
  tx.run("UPDATE sessions SET contact_id = NULL, contact_until = NULL WHERE contact_id = $1", id);
  tx.run("UPDATE sessions SET viewing_contact_id = NULL WHERE viewing_contact_id = $1", id);
  tx.run("DELETE FROM login_codes WHERE contact_id = $1", id);
}

}  // namespace people
