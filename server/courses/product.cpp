// SPDX-License-Identifier: Apache-2.0
#include "courses/product.h"

namespace courses {
namespace {

accesses::CourseLesson course_lesson(const Lesson& lesson) {
  accesses::CourseLesson result;
  result.id = lesson.id;
  result.published = lesson.status == Status::Published;
  result.open_to_all = lesson.is_public;
  result.is_checkpoint = lesson.is_checkpoint;
  result.created_at = lesson.created_at;
  result.rule = lesson.schedule_rule;
  for (const Section& section : lesson.sections) result.sections.push_back(section.id);
  return result;
}

}  // namespace

std::size_t lessons_in(const Programme& programme) {
  std::size_t count = 0;
  for (const Module& module : programme.modules) count += module.lessons.size();
  return count;
}

accesses::Course course_of(const Programme& programme) {
  accesses::Course course{.status = programme.product.status,
                          .show_unavailable = programme.product.show_unavailable};
  for (const Module& module : programme.modules) {
    accesses::CourseModule result{.id = module.id,
                                  .published = module.status == Status::Published,
                                  .rule = module.schedule_rule};
    for (const Lesson& lesson : module.lessons) result.lessons.push_back(course_lesson(lesson));
    course.modules.push_back(std::move(result));
  }
  return course;
}

}  // namespace courses
