// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notices/notice.h"
#include "staff/account_notice.h"
#include "staff/role.h"

namespace notices {

/// N02. `token` is that of the link; both live until `expires_at`.
struct LoginNotice {
  Recipient recipient;
  std::string code;
  std::string token;
  Instant now;
  Instant expires_at;
};
Notice compose_login(const Setting& setting, const LoginNotice& notice, std::string unique_key);

/// N03, to somebody of the team who forgot their password.
struct PasswordNotice {
  Recipient recipient;
  std::string token;
  Instant expires_at;
};
Notice compose_password(const Setting& setting, const PasswordNotice& notice,
                        std::string unique_key);

/// N43.
struct InvitationNotice {
  Recipient recipient;
  staff::Role role = staff::Role::Support;
  std::string token;
  Instant expires_at;
};
Notice compose_invitation(const Setting& setting, const InvitationNotice& notice,
                          std::string unique_key);

/// To somebody of the team whose way in was changed, so that they hear of it if it was not them.
struct AccountNotice {
  Recipient recipient;
  staff::AccountChange change = staff::AccountChange::PasswordChanged;
  Instant changed_at;
};
Notice compose_account(const Setting& setting, const AccountNotice& notice,
                       std::string unique_key);

/// To try the mail server out.
Notice compose_test(const Setting& setting, const Recipient& recipient, std::string unique_key);

}  // namespace notices
