// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/authenticator.h"
#include "staff/session.h"

namespace staff {

/// Sessions and bearer tokens. Below `/api/me` a browser that is signed in twice is the student,
/// everywhere else the member of staff.
class SessionAuthenticator final : public http::Authenticator {
 public:
  base::Actor authenticate(db::Reader& reader, const http::Request& request) override;
  std::optional<std::string> proof_wanted(db::Reader& reader, const base::Actor& actor) override;
};

/// The session of the request's cookie, whoever it belongs to.
std::optional<Session> session_of(db::Reader& reader, const http::Request& request);

}  // namespace staff
