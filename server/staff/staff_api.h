// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace staff {

std::vector<http::Route> session_routes();
std::vector<http::Route> setup_routes();
std::vector<http::Route> team_routes();
std::vector<http::Route> token_routes();
std::vector<http::Route> own_profile_routes();
std::vector<http::Route> second_factor_routes();
std::vector<http::Route> password_routes();

}  // namespace staff
