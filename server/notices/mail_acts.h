// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <vector>

#include "base/actor.h"
#include "describe/types.h"
#include "mail/mail_log.h"

// What staff do with mails that were made: let held ones go, throw them away, send one again.

namespace notices {

/// Either some, or all that are held.
struct MailPick {
  std::optional<std::vector<base::Id<mail::Mail>>> ids;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(MailPick, (), (ids, all))

/// How many.
std::int64_t release(db::Transaction& tx, const MailPick& pick, const base::Actor& actor);
std::int64_t discard(db::Transaction& tx, const MailPick& pick, const base::Actor& actor);

/// To the address the person has now, also when it bounced before. Conflict: `mail.waits`,
/// `mail.secret_gone`, `mail.no_address`.
mail::Mail resend(db::Transaction& tx, const mail::Mail& mail, const base::Actor& actor);

}  // namespace notices
