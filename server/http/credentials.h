// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"

namespace http {

/// What a request offers as proof of who sends it. Views into the request.
struct Credentials {
  std::optional<std::string_view> session = {};  ///< Value of the session cookie.
  std::optional<std::string_view> bearer = {};   ///< Token of `Authorization: Bearer …`.
  bool none() const { return !session && !bearer; }
};

/// At most one of the two: with an `Authorization` header, of whatever scheme, cookies do not
/// count.
Credentials credentials_of(const Request& request);

/// `__Host-stoa` under TLS, `stoa` on plain loopback.
std::string_view session_cookie_name(bool tls);

/// The `Set-Cookie` values that open and close a session in the browser. Without a time the
/// session ends with the browser.
std::string session_cookie(std::string_view value, std::optional<std::chrono::seconds> keep_for,
                           bool tls);
std::string ended_session_cookie(bool tls);

}  // namespace http
