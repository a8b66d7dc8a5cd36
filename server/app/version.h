// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace app {

/// As CMakeLists.txt says it: `0.1.0`.
extern const std::string_view program_version;

}  // namespace app
