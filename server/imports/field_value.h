// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "imports/person_row.h"

namespace imports {

/// A cell in the JSON shape of the field's kind; nothing when it does not fit.
std::optional<describe::Json> field_value(const people::Field& field, std::string_view cell,
                                          const Reading& reading, DateOrder order);

}  // namespace imports
