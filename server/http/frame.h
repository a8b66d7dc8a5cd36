// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/metrics.h"
#include "http/route.h"

namespace http {

/// What the frame tells about itself.
struct Frame {
  std::string openapi;
  Metrics metrics;
  std::function<std::vector<Gauge>()> gauges;
};

/// `/api/openapi.json` and `/metrics`.
std::vector<Route> frame_routes();

}  // namespace http
