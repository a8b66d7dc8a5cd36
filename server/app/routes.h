// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "http/route.h"

namespace app {

/// Every route of the program, to be read from top to bottom.
std::span<const http::Route> routes();

}  // namespace app
