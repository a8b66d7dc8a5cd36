// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "http/request.h"

namespace http {

/// What a page of ours sends as `X-CSRF-Token`. It follows from the session cookie, which scripts
/// of other sites cannot read; nothing is stored.
std::string csrf_token(std::string_view session);

/// Refuses an unsafe request that a browser may have been made to send by another site. Cookies
/// only: with `Authorization` there is nothing to forge. Without a session the browser's own word
/// still counts, so that nobody is signed in by a foreign page.
void check_csrf(const Request& request);

}  // namespace http
