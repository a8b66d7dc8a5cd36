// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace changes {

/// Whether an act of this name is one of this folder's and can be taken back.
bool is_undoable(std::string_view action);

}  // namespace changes
