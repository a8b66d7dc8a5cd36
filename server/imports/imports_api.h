// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace imports {

/// Door 6.
std::vector<http::Route> import_routes();

}  // namespace imports
