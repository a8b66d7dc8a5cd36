// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace enrolments {

std::vector<http::Route> door_routes();
std::vector<http::Route> grant_routes();
std::vector<http::Route> delete_person_routes();
std::vector<http::Route> order_routes();
std::vector<http::Route> product_birth_routes();
std::vector<http::Route> offer_routes();

}  // namespace enrolments
