// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/actor.h"
#include "base/email.h"
#include "db/transaction.h"

namespace staff {

struct Unlocked {
  bool was_blocked = false;
};

/// The person with this address, student or team, may sign in: a block ends, and codes that took
/// too many tries are good again. Throws NotFound. A disabled member stays disabled: that is a
/// decision of the owner. What the limits of a server remember is forgotten by `forget_limits`.
Unlocked unlock(db::Transaction& tx, const base::Email& email, const base::Actor& actor);

}  // namespace staff
