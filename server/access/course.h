// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "access/ids.h"
#include "access/schedule_rule.h"
#include "base/instant.h"

namespace accesses {

/// Archived stops sales only and counts as published here.
enum class ProductStatus { Draft, Published, Archived };
BOOST_DESCRIBE_ENUM(ProductStatus, Draft, Published, Archived)

struct CourseLesson {
  LessonId id = {};
  bool published = true;
  bool open_to_all = false;
  bool is_checkpoint = false;
  bool deleted = false;
  base::Instant created_at = {};
  std::optional<ScheduleRule> rule = {};
  std::vector<SectionId> sections = {};
};

struct CourseModule {
  ModuleId id = {};
  bool published = true;
  std::optional<ScheduleRule> rule = {};
  std::vector<CourseLesson> lessons = {};
};

/// What the engine needs of a product, in course order.
struct Course {
  ProductStatus status = ProductStatus::Published;
  bool show_unavailable = true;
  std::vector<CourseModule> modules = {};
};

/// One lesson with what its module says about it.
struct ProgrammeLesson {
  LessonId id = {};
  ModuleId module = {};
  /// The lesson and its module.
  bool published = true;
  bool open_to_all = false;
  bool is_checkpoint = false;
  bool deleted = false;
  base::Instant created_at = {};
  std::optional<ScheduleRule> rule = {};
  std::optional<ScheduleRule> module_rule = {};
  std::vector<SectionId> sections = {};
};

/// A course made ready for questions; built once per version of the product.
class CompiledCourse {
 public:
  explicit CompiledCourse(const Course& course);

  ProductStatus status() const { return status_; }
  bool show_unavailable() const { return show_unavailable_; }
  std::span<const ProgrammeLesson> lessons() const { return lessons_; }
  /// Position in `lessons()`; nothing for a lesson of another course.
  std::optional<std::size_t> find(LessonId lesson) const;
  /// Position of the lesson that contains the section.
  std::optional<std::size_t> find(SectionId section) const;
  /// Positions of the lessons that are checkpoints by their own flag and can block.
  std::span<const std::size_t> checkpoints() const { return checkpoints_; }

 private:
  void add(const CourseModule& module, const CourseLesson& lesson);

  ProductStatus status_;
  bool show_unavailable_;
  std::vector<ProgrammeLesson> lessons_;
  std::vector<std::size_t> checkpoints_;
  std::unordered_map<std::int64_t, std::size_t> lesson_positions_;
  std::unordered_map<std::int64_t, std::size_t> section_positions_;
};

/// Published and not in the trash: only such a lesson can hold up what follows it.
inline bool can_block(const ProgrammeLesson& lesson) { return lesson.published && !lesson.deleted; }

}  // namespace accesses
