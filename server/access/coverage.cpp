// SPDX-License-Identifier: Apache-2.0
#include "access/coverage.h"

#include <algorithm>

namespace accesses {

namespace {

bool selects_whole(const SelectedLessons& scope, const ProgrammeLesson& lesson) {
  if (scope.lessons.contains(lesson.id)) return true;
  return scope.auto_new && scope.selected_at && lesson.created_at > *scope.selected_at &&
         (scope.auto_modules.empty() || scope.auto_modules.contains(lesson.module));
}

/// Only part of a plan: as a checkpoint a lesson counts when all of it is covered, because its
/// task may be in a section outside.
bool blocks(const PolicyInForce& policy, const CompiledCourse& course, const Passed& passed,
            std::size_t position) {
  const ProgrammeLesson& lesson = course.lessons()[position];
  return can_block(lesson) && !passed[position] && covers_whole(policy, lesson);
}

std::optional<std::size_t> first_by_flag(const PolicyInForce& policy, const CompiledCourse& course,
                                         const Passed& passed, const CheckpointSwitches* switches) {
  for (const std::size_t position : course.checkpoints()) {
    if (switches && switches->lessons.contains(course.lessons()[position].id)) continue;
    if (blocks(policy, course, passed, position)) return position;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_by_switch(const PolicyInForce& policy,
                                           const CompiledCourse& course, const Passed& passed,
                                           const CheckpointSwitches& switches) {
  std::optional<std::size_t> first;
  for (const auto& [lesson, on] : switches.lessons) {
    const auto position = on ? course.find(lesson) : std::nullopt;
    if (!position || (first && *first < *position)) continue;
    if (blocks(policy, course, passed, *position)) first = position;
  }
  return first;
}

}  // namespace

bool covers_nothing(const Scope& scope) {
  const auto* selected = std::get_if<SelectedLessons>(&scope);
  return selected != nullptr && selected->lessons.empty() && selected->sections.empty() &&
         !selected->auto_new;
}

bool covers_whole(const PolicyInForce& policy, const ProgrammeLesson& lesson) {
  if (policy.full) return true;
  const auto* selected = std::get_if<SelectedLessons>(policy.scope);
  return !selected || selects_whole(*selected, lesson);
}

bool covers_page(const PolicyInForce& policy, const ProgrammeLesson& lesson) {
  if (covers_whole(policy, lesson)) return true;
  const auto& sections = std::get<SelectedLessons>(*policy.scope).sections;
  return !sections.empty() && std::ranges::any_of(lesson.sections, [&](SectionId section) {
    return sections.contains(section);
  });
}

bool covers_section(const PolicyInForce& policy, const ProgrammeLesson& lesson, SectionId section) {
  return covers_whole(policy, lesson) ||
         std::get<SelectedLessons>(*policy.scope).sections.contains(section);
}

std::optional<std::size_t> first_blocking_checkpoint(const PolicyInForce& policy,
                                                     const CompiledCourse& course,
                                                     const Passed& passed) {
  if (policy.full || std::holds_alternative<CheckpointsOff>(*policy.checkpoints)) {
    return std::nullopt;
  }
  const auto* switches = std::get_if<CheckpointSwitches>(policy.checkpoints);
  const auto flagged = first_by_flag(policy, course, passed, switches);
  if (!switches) return flagged;
  const auto switched = first_by_switch(policy, course, passed, *switches);
  if (!flagged || !switched) return flagged ? flagged : switched;
  return std::min(*flagged, *switched);
}

}  // namespace accesses
