// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/config.h"
#include "app/errand.h"

namespace app {

int migrate(const Config& config);

/// By the server that serves the data folder, else here and now.
int do_errand(const Config& config, Errand errand);

/// Makes the school of a backup in a data folder that is not there yet.
int restore(const Config& config, const std::string& file);

/// Fills an empty database with the demo school.
int demo(const Config& config, int students);

enum class RouteFormat { Table, OpenApi };
int print_routes(RouteFormat format);

}  // namespace app
