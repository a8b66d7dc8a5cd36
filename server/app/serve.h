// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config.h"

namespace app {

/// Serves until SIGTERM or SIGINT; the exit status. Prints where the pages are once it listens.
int serve(const Config& config);

/// `http://127.0.0.1:8080`, for what is printed on the terminal.
std::string local_url(const Config& config);

}  // namespace app
