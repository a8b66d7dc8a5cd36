// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notices/access_notice.h"

namespace notices {

/// The link of an access mail. A person who shares a mailbox gets none: it would sign in whoever
/// reads it.
std::optional<LoginLink> login_link_for(db::Transaction& tx, const Recipient& recipient);

}  // namespace notices
