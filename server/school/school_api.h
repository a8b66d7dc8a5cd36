// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace school {

std::vector<http::Route> school_routes();

}  // namespace school
