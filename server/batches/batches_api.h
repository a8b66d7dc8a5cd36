// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace batches {

/// One act on many at once.
std::vector<http::Route> batch_routes();

}  // namespace batches
