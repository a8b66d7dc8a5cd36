// SPDX-License-Identifier: Apache-2.0
#include "changes/undoable.h"

#include <algorithm>
#include <array>

namespace changes {

bool is_undoable(std::string_view action) {
  static constexpr std::array<std::string_view, 8> actions{
      "access.end_changed", "access.frozen",         "access.unfrozen",   "lesson.opened_for",
      "lesson.closed_for",  "lesson.override_ended", "lesson.passed_for", "lesson.pass_reset"};
  return std::ranges::find(actions, action) != actions.end();
}

}  // namespace changes
