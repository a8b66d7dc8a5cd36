// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/transaction.h"
#include "people/contact.h"

namespace people {

/// Everything by which the person could be known goes; the row stays for orders to point at.
/// Nobody finds it any more.
void anonymise(db::Transaction& tx, Id<Contact> id);

/// They are signed out everywhere, and no link or code that was mailed lets them in again.
void end_ways_in(db::Transaction& tx, Id<Contact> id);

}  // namespace people
