// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string_view>

#include "staff/member.h"

namespace staff {

/// What a member of the team is told by mail, because it may have been somebody else.
enum class AccountChange { PasswordChanged, SecondFactorOn, SecondFactorOff };
BOOST_DESCRIBE_ENUM(AccountChange, PasswordChanged, SecondFactorOn, SecondFactorOff)

/// Payload of the job that mails it.
struct AccountNoticeWanted {
  static constexpr std::string_view job_kind = "account_notice_mail";
  Id<Member> member;
  AccountChange change = AccountChange::PasswordChanged;
};
BOOST_DESCRIBE_STRUCT(AccountNoticeWanted, (), (member, change))

}  // namespace staff
