// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "http/route.h"

namespace app {

/// Taking an act back by its journal entry, and the journal itself.
std::vector<http::Route> journal_routes();

}  // namespace app
