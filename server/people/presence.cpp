// SPDX-License-Identifier: Apache-2.0
#include "people/presence.h"

namespace people {

void note_seen(db::Transaction& tx, Id<Contact> contact) {
  tx.run("UPDATE contacts SET last_seen_at = $2 WHERE id = $1", contact, tx.now());
}

void note_signed_in(db::Transaction& tx, Id<Contact> contact) {
  tx.run(
      "UPDATE contacts SET last_seen_at = $2, "
      "first_signed_in_at = COALESCE(first_signed_in_at, $2) WHERE id = $1",
      contact, tx.now());
}

void note_email_proved(db::Transaction& tx, Id<Contact> contact) {
  tx.run("UPDATE contacts SET email_proved_at = COALESCE(email_proved_at, $2) WHERE id = $1",
         contact, tx.now());
}

void note_bounced(db::Transaction& tx, const Email& address) {
  tx.run("UPDATE contacts SET mail_state = 'bounced' WHERE email = $1", address);
}

}  // namespace people
