// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace http {

/// The value of one cookie of a `Cookie` header. Nothing: absent, malformed, or there twice with
/// different values, which is how a neighbouring site plants one of its own.
std::optional<std::string_view> cookie_in(std::string_view header, std::string_view name);

enum class SameSite { Lax, Strict };

struct Cookie {
  std::string_view name;
  std::string_view value;
  /// Nothing: until the browser closes. Zero: forget it.
  std::optional<std::chrono::seconds> keep_for = {};
  bool secure = true;
  SameSite same_site = SameSite::Lax;
};

/// For `Set-Cookie`. Always for the whole site, never for scripts. A name or value with other than
/// cookie characters is a Bug.
std::string set_cookie(const Cookie& cookie);

}  // namespace http
