// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace people {

std::vector<http::Route> contact_routes();
std::vector<http::Route> note_routes();
std::vector<http::Route> tag_routes();
std::vector<http::Route> field_routes();

}  // namespace people
