// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace changes {

/// More time, another end, a freeze: the dates of one grant.
std::vector<http::Route> dates_routes();
/// Another offer in place of one grant.
std::vector<http::Route> plan_change_routes();
/// What somebody may open, why, and what will change.
std::vector<http::Route> access_routes();
/// One lesson opened, closed or marked as passed for one person.
std::vector<http::Route> lesson_act_routes();
/// The order editor.
std::vector<http::Route> order_terms_routes();

/// A student's pages, as they are, as they would be, or in the student's name.
std::vector<http::Route> viewing_routes();

}  // namespace changes
