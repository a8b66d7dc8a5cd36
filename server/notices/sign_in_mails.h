// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "notices/office.h"
#include "staff/account_notice.h"
#include "staff/login_code.h"
#include "staff/staff_link.h"

// The jobs behind "send me a code", "I forgot my password" and an invitation. Each makes its mail
// once, however often it runs: `job` is its id. Somebody who does not exist gets none.

namespace notices {

void write_login_mail(db::Transaction& tx, const Office& office,
                      const staff::LoginMailWanted& wanted, const std::string& job);

void write_password_mail(db::Transaction& tx, const Office& office,
                         const staff::PasswordLinkWanted& wanted, const std::string& job);

void write_invitation(db::Transaction& tx, const Office& office,
                      const staff::InvitationWanted& wanted, const std::string& job);

void write_account_notice(db::Transaction& tx, const Office& office,
                          const staff::AccountNoticeWanted& wanted, const std::string& job);

}  // namespace notices
