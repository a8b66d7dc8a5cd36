// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/request.h"
#include "http/response.h"

namespace http {

/// On every answer; what a handler has set itself stays (a sandbox for media, for example).
void add_security_headers(Response& response, const Request& request);

}  // namespace http
