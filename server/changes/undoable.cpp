// SPDX-License-Identifier: Apache-2.0
#include "changes/undoable.h"

#include <algorithm>
#include <array>

namespace changes {

bool is_undoable(std::string_view action) {
  static constexpr std::array actions{
      std::string_view("access.end_changed"),   std::string_view("access.frozen"),
      std::string_view("access.unfrozen"),      std::string_view("access.plan_changed"),
      std::string_view("lesson.opened_for"),    std::string_view("lesson.closed_for"),
      std::string_view("lesson.override_ended"), std::string_view("lesson.passed_for"),
      std::string_view("lesson.pass_reset"),    std::string_view("order.changed")};
  return std::ranges::find(actions, action) != actions.end();
}

}  // namespace changes
