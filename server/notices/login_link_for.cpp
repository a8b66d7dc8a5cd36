// SPDX-License-Identifier: Apache-2.0
#include "notices/login_link_for.h"

#include "staff/login_code.h"

namespace notices {

std::optional<LoginLink> login_link_for(db::Transaction& tx, const Recipient& recipient) {
  if (!recipient.login_email || !recipient.contact) return std::nullopt;
  const auto token = staff::make_access_link(tx, *recipient.contact, *recipient.login_email);
  return LoginLink{token, tx.now() + staff::access_link_for};
}

}  // namespace notices
