// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/response.h"
#include "http/route.h"
#include "jobs/job.h"

namespace reports {

std::vector<http::Route> contact_list_routes();
std::vector<http::Route> product_list_routes();
std::vector<http::Route> offer_list_routes();
std::vector<http::Route> order_list_routes();
std::vector<http::Route> revenue_routes();
std::vector<http::Route> journal_list_routes();
std::vector<http::Route> job_list_routes();
/// What is published to whoever follows the job.
http::Event event_of(const jobs::Job& job);
std::string topic_of(base::Id<jobs::Job> job);

}  // namespace reports
