// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "base/email.h"
#include "http/call.h"
#include "staff/session.h"
#include "staff/session_view.h"

namespace staff {

/// One of: address and password; address and code, in the browser that asked for it; the token of
/// a link, with a new password where the link is for setting one. Members of the team who use a
/// second factor add `totp`: a code of their app or a recovery code.
struct SignIn {
  std::optional<Email> email;
  std::optional<describe::Text<1, 256>> password;
  std::optional<describe::Text<1, 40>> code;
  std::optional<describe::Text<1, 100>> link;
  std::optional<describe::Text<1, 40>> totp;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password, code, link, totp))

/// Refuses with `session.wrong_credentials`, `session.wrong_code` or `session.dead_link`, never
/// saying which half was wrong; with the right password, `session.totp_needed` or
/// `session.wrong_totp`.
SessionView sign_in(http::Call& call, const SignIn& in);

/// The cookie that binds a login code to the browser that asked for it.
inline constexpr std::string_view asker_cookie = "stoa_asker";

}  // namespace staff
