// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace app {

/// `/healthz`, for balancers and scripts, and the way from `/` to the right app.
std::vector<http::Route> health_routes();

}  // namespace app
