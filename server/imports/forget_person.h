// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/transaction.h"
#include "people/contact.h"

namespace imports {

/// Their rows in reports of imports say that somebody was there, and nothing about who.
void forget_person(db::Transaction& tx, base::Id<people::Contact> contact);

}  // namespace imports
