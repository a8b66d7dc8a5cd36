// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/static_files.h"

namespace app {

/// The built web apps, compiled into the program.
const http::StaticFiles& web();

}  // namespace app
