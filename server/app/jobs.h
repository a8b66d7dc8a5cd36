// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/core.h"
#include "jobs/runner.h"

namespace app {

/// Every kind of job and who does it.
std::map<std::string, jobs::Handler> job_handlers(Core& core);

/// What happens by the clock.
std::vector<jobs::Timer> timers();

}  // namespace app
