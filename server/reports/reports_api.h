// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace reports {

std::vector<http::Route> contact_list_routes();
std::vector<http::Route> product_list_routes();
std::vector<http::Route> offer_list_routes();
std::vector<http::Route> order_list_routes();
std::vector<http::Route> revenue_routes();
std::vector<http::Route> journal_list_routes();
std::vector<http::Route> job_list_routes();

}  // namespace reports
