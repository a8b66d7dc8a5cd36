// SPDX-License-Identifier: Apache-2.0
#include "access/course.h"

#include "base/ensure.h"

namespace accesses {

CompiledCourse::CompiledCourse(const Course& course)
    : status_(course.status), show_unavailable_(course.show_unavailable) {
  for (const CourseModule& module : course.modules) {
    for (const CourseLesson& lesson : module.lessons) add(module, lesson);
  }
}

void CompiledCourse::add(const CourseModule& module, const CourseLesson& lesson) {
  const std::size_t position = lessons_.size();
  base::ensure(lesson_positions_.try_emplace(lesson.id.number(), position).second,
               "a lesson stands once in its course");
  for (const SectionId section : lesson.sections) {
    base::ensure(section_positions_.try_emplace(section.number(), position).second,
                 "a section stands once in its course");
  }
  lessons_.push_back({
      .id = lesson.id,
      .module = module.id,
      .published = lesson.published && module.published,
      .open_to_all = lesson.open_to_all,
      .is_checkpoint = lesson.is_checkpoint,
      .deleted = lesson.deleted,
      .created_at = lesson.created_at,
      .rule = lesson.rule,
      .module_rule = module.rule,
      .sections = lesson.sections,
  });
  if (lesson.is_checkpoint && can_block(lessons_.back())) checkpoints_.push_back(position);
}

std::optional<std::size_t> CompiledCourse::find(LessonId lesson) const {
  const auto found = lesson_positions_.find(lesson.number());
  if (found == lesson_positions_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::size_t> CompiledCourse::find(SectionId section) const {
  const auto found = section_positions_.find(section.number());
  if (found == section_positions_.end()) return std::nullopt;
  return found->second;
}

}  // namespace accesses
