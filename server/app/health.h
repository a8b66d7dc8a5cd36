// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "db/database.h"
#include "http/metrics.h"
#include "http/route.h"

namespace app {

/// What the metrics ask of the database.
std::vector<http::Gauge> gauges(db::Database& db);

/// `/healthz`, for balancers and scripts, and the way from `/` to the right app.
std::vector<http::Route> health_routes();

}  // namespace app
