// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/config.h"

namespace app {

int migrate(const Config& config);

/// Recomputes the invariants; prints each problem; 1 when there is one.
int check(const Config& config);

/// Fills an empty database with the demo school.
int demo(const Config& config, int students);

enum class RouteFormat { Table, OpenApi };
int print_routes(RouteFormat format);

int create_owner(const Config& config, const std::string& email, const std::string& name);
int create_token(const Config& config, const std::string& name,
                 const std::vector<std::string>& rights);

}  // namespace app
