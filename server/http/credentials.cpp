// SPDX-License-Identifier: Apache-2.0
#include "http/credentials.h"

#include <algorithm>

#include "http/cookies.h"

namespace http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// RFC 6750, b64token.
bool is_token_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') ||
         std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

std::optional<std::string_view> bearer_in(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() <= scheme.size()) return std::nullopt;
  if (!std::ranges::equal(authorization.substr(0, scheme.size()), scheme, {}, lower)) {
    return std::nullopt;
  }
  const std::string_view token = authorization.substr(scheme.size());
  if (!std::ranges::all_of(token, is_token_character)) return std::nullopt;
  return token;
}

}  // namespace

Credentials credentials_of(const Request& request) {
  if (const auto authorization = request.header("authorization")) {
    return {.bearer = bearer_in(*authorization)};
  }
  const auto cookies = request.header("cookie");
  if (!cookies) return {};
  return {.session = cookie_in(*cookies, session_cookie_name(request.tls))};
}

std::string_view session_cookie_name(bool tls) { return tls ? "__Host-stoa" : "stoa"; }

std::string session_cookie(std::string_view value, std::optional<std::chrono::seconds> keep_for,
                           bool tls) {
  return set_cookie({.name = session_cookie_name(tls),
                     .value = value,
                     .keep_for = keep_for,
                     .secure = tls});
}

std::string ended_session_cookie(bool tls) {
  return session_cookie("", std::chrono::seconds(0), tls);
}

}  // namespace http
