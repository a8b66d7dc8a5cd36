// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "access/members.h"
#include "access/policy_read.h"
#include "access/world.h"

namespace accesses {

/// Reads a world with everything in it, also what cannot change an answer.
class WorldReader {
 public:
  explicit WorldReader(describe::Errors& errors);
  World world(const describe::JsonValue& in);

 private:
  void school(const describe::JsonValue& in);
  void person(const describe::JsonValue& in);
  void product(const describe::JsonValue& in);
  CourseModule module(const describe::JsonValue& in);
  CourseLesson lesson(const describe::JsonValue& in);
  SectionId section(const describe::JsonValue& in);
  bool published(Members& members);

  void grants(const describe::JsonValue& in);
  Grant grant(const describe::JsonValue& in, std::string& id);
  Freeze freeze(const describe::JsonValue& in);
  std::variant<PlannedDays, PlannedMonths> planned(const describe::JsonValue& in);
  EndOverride end_override(const describe::JsonValue& in);
  LessonOverride lesson_override(const describe::JsonValue& in);

  Ask ask(const describe::JsonValue& in);
  Target target(const describe::JsonValue& in);

  std::string id_text(const describe::JsonValue& in);
  /// Adds an error when the id was seen before.
  std::string new_id(std::set<std::string>& seen, const describe::JsonValue& in);
  std::int64_t number_of(IdKind kind, std::string_view text);
  void take_instant(Members& members, std::string_view name, std::optional<base::Instant>& out);

  describe::Errors& errors_;
  PolicyReader policies_;
  World world_;
  std::set<std::string> module_ids_, lesson_ids_, section_ids_, grant_ids_;
};

}  // namespace accesses
