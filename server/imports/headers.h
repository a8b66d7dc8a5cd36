// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "imports/target.h"

namespace imports {

/// What a title of a column usually means, in English, French and Ukrainian.
std::optional<Target> target_named(std::string_view header);

}  // namespace imports
