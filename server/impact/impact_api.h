// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace impact {

std::vector<http::Route> offer_change_routes();
std::vector<http::Route> course_change_routes();

}  // namespace impact
