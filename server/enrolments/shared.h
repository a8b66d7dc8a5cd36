// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/give_access.h"
#include "http/call.h"

namespace enrolments {

/// What the application added to the services.
Shared shared_in(const http::Parts& parts);
Shared shared_of(const http::Call& call);

}  // namespace enrolments
