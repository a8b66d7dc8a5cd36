// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>

#include "courses/change_programme.h"
#include "courses/course_view.h"
#include "impact/holders.h"
#include "impact/impact_view.h"

// Changing a course that people are inside of: first what that does to each of them.

namespace impact {

struct LessonEdit : courses::LessonPatch {
  std::optional<bool> keep_open;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(LessonEdit, (courses::LessonPatch), (keep_open, as_of))

struct ModuleEdit : courses::ModulePatch {
  std::optional<bool> keep_open;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(ModuleEdit, (courses::ModulePatch), (keep_open, as_of))

struct ProgrammeEdit : courses::ProgrammeOrder {
  std::optional<bool> keep_open;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(ProgrammeEdit, (courses::ProgrammeOrder), (keep_open, as_of))

struct ProductEdit : courses::ProductPatch {
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(ProductEdit, (courses::ProductPatch), (as_of))

// A rehearsal answers with what is there. Without an impact: no answer could become another one.

struct LessonChanged : courses::LessonCard {
  std::optional<Impact> impact;
  std::optional<Id<jobs::Job>> job;
};
BOOST_DESCRIBE_STRUCT(LessonChanged, (courses::LessonCard), (impact, job))

struct ModuleChanged : courses::ModuleView {
  std::optional<Impact> impact;
  std::optional<Id<jobs::Job>> job;
};
BOOST_DESCRIBE_STRUCT(ModuleChanged, (courses::ModuleView), (impact, job))

struct ProductChanged : courses::ProductView {
  std::optional<Impact> impact;
  std::optional<Id<jobs::Job>> job;
};
BOOST_DESCRIBE_STRUCT(ProductChanged, (courses::ProductView), (impact, job))

/// Of what is gone.
struct ProgrammeCut {
  std::optional<Impact> impact;
};
BOOST_DESCRIBE_STRUCT(ProgrammeCut, (), (impact))

/// Nothing: the engine would see no difference. Writes nothing.
std::optional<Tally> foresee(db::Reader& reader, const Shared& shared,
                             const courses::Programme& before, const courses::Programme& after,
                             Instant at, Keep keep);

// The programme with something of it changed, or without it.
courses::Programme with(courses::Programme programme, const courses::Lesson& lesson);
courses::Programme with(courses::Programme programme, const courses::Module& module);
courses::Programme without(courses::Programme programme, Id<courses::Lesson> lesson);
courses::Programme without(courses::Programme programme, Id<courses::Module> module);

}  // namespace impact
