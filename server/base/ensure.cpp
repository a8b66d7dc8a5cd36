// SPDX-License-Identifier: Apache-2.0
#include "base/ensure.h"

#include <fmt/core.h>

namespace base {

Bug::Bug(std::string_view promise, std::source_location where)
    : std::logic_error(
          fmt::format("{}:{}: broken promise: {}", where.file_name(), where.line(), promise)) {}

}  // namespace base
