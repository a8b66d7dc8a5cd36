// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace notices {

/// Handlers need an `Office` among the parts of the services.
std::vector<http::Route> mail_routes();
std::vector<http::Route> mail_template_routes();
std::vector<http::Route> access_mail_routes();
std::vector<http::Route> test_mail_routes();
std::vector<http::Route> lesson_answer_routes();

}  // namespace notices
