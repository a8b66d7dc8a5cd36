// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/lesson_facts.h"
#include "base/actor.h"
#include "changes/person_in_course.h"
#include "enrolments/undo_access.h"
#include "journal/journal.h"

// What the team decides about one lesson for one person: opened, closed, marked as passed. An act
// is the difference between two states of that lesson; taking it back is the same difference the
// other way round.

namespace changes {

/// `None` takes back what was decided before: the terms of the accesses count again.
enum class OverrideWanted { Open, Closed, None };
BOOST_DESCRIBE_ENUM(OverrideWanted, Open, Closed, None)

struct LessonOverrideDraft {
  Id<courses::Product> product;
  Id<courses::Lesson> lesson;
  OverrideWanted kind = OverrideWanted::Open;
  std::optional<describe::Text<0, 500>> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(LessonOverrideDraft, (), (product, lesson, kind, reason, as_of))

/// Not passed any more: what was done stays done, and the checkpoint blocks again.
struct PassedLessonDraft {
  Id<courses::Product> product;
  Id<courses::Lesson> lesson;
  bool passed = true;
  std::optional<describe::Text<0, 500>> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(PassedLessonDraft, (), (product, lesson, passed, reason, as_of))

struct LessonState {
  std::vector<accesses::RecordedOverride> overrides;
  std::optional<Instant> passed_at;
  std::optional<Instant> completed_at;
  friend bool operator==(const LessonState&, const LessonState&) = default;
};
BOOST_DESCRIBE_STRUCT(LessonState, (), (overrides, passed_at, completed_at))

struct LessonActPlan {
  accesses::LessonOfPerson of;
  std::string_view action;
  std::string reason;
  LessonState before;
  LessonState after;
  enrolments::Effects effects;
};

/// Throw Invalid for a lesson of another course, Conflict for what is so already. Write nothing.
LessonActPlan plan_override(db::Reader& reader, const Shared& shared, Id<people::Contact> contact,
                            const LessonOverrideDraft& draft, const base::Actor& actor);
LessonActPlan plan_pass(db::Reader& reader, const Shared& shared, Id<people::Contact> contact,
                        const PassedLessonDraft& draft);

/// After a rehearsal only `effects` is there.
struct LessonActDone {
  enrolments::Effects effects;
  std::optional<base::Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(LessonActDone, (), (effects, undo))

LessonActDone apply_lesson_act(db::Transaction& tx, const LessonActPlan& plan,
                               const base::Actor& actor,
                               std::optional<base::Id<journal::Batch>> batch = std::nullopt);

/// The lesson is for this person again as it was before the act, with the very same rows.
void undo_lesson_act(db::Transaction& tx, const enrolments::PastAct& act, const base::Actor& actor);

}  // namespace changes
