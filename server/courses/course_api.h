// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace courses {

std::vector<http::Route> product_routes();
std::vector<http::Route> module_routes();
std::vector<http::Route> lesson_routes();
std::vector<http::Route> upload_routes();
std::vector<http::Route> team_routes();

}  // namespace courses
