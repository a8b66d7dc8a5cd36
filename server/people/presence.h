// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/transaction.h"
#include "people/contact.h"

// What the person shows of themselves from afar: that they came, that an address is theirs, that a
// mail did not reach them. None of it makes a new version of the contact.

namespace people {

void note_seen(db::Transaction& tx, Id<Contact> contact);
/// The first time counts for ever.
void note_signed_in(db::Transaction& tx, Id<Contact> contact);
/// Whoever used what was mailed there reads that mailbox.
void note_email_proved(db::Transaction& tx, Id<Contact> contact);
void note_bounced(db::Transaction& tx, const Email& address);

}  // namespace people
