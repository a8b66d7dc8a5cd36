// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace learning {

std::vector<http::Route> me_routes();
std::vector<http::Route> study_routes();
std::vector<http::Route> media_routes();

}  // namespace learning
