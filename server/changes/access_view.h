// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/trace.h"
#include "base/actor.h"
#include "changes/person_in_course.h"
#include "enrolments/grant_rows.h"

// What one person may open in one course at an instant, why, and what will change: from what is
// recorded today, also where the instant lies in the past.

namespace changes {

/// One of the grants that the traces speak of.
struct AccessGrant {
  accesses::GrantId id;
  enrolments::OrderName order;
  std::optional<enrolments::OfferName> offer;
  enrolments::GrantTerms kind = enrolments::GrantTerms::Offer;
  accesses::GrantState state = accesses::GrantState::Active;
  Instant start_at;
  /// Nothing: no end.
  std::optional<Instant> end_at;
  std::optional<Instant> frozen_until;
  /// The attributes that are the order's own.
  std::vector<std::string> pinned;
};
BOOST_DESCRIBE_STRUCT(AccessGrant, (),
                      (id, order, offer, kind, state, start_at, end_at, frozen_until, pinned))

/// `is_checkpoint`: it holds up this person. `if_passed`: where the answer waits for a checkpoint,
/// the answer once every checkpoint is passed.
struct LessonAccess {
  Id<courses::Lesson> lesson;
  std::string title;
  std::string module;
  accesses::Answer answer;
  accesses::Trace trace;
  std::optional<accesses::LessonOverrideKind> override;
  bool passed = false;
  bool completed = false;
  bool is_checkpoint = false;
  std::optional<accesses::Answer> if_passed;
};
BOOST_DESCRIBE_STRUCT(LessonAccess, (),
                      (lesson, title, module, answer, trace, override, passed, completed,
                       is_checkpoint, if_passed))

/// `can`: `open_lesson`, `pass_lesson`.
struct AccessView {
  courses::ProductName product;
  Instant at;
  accesses::Answer answer;
  std::vector<LessonAccess> lessons;
  std::vector<AccessGrant> grants;
  std::optional<Instant> previous_change;
  std::optional<Instant> next_change;
  std::vector<std::string> can;
};
BOOST_DESCRIBE_STRUCT(AccessView, (),
                      (product, at, answer, lessons, grants, previous_change, next_change, can))

/// Grants newest first. A fixed number of statements, however long the course is.
AccessView access_view(db::Reader& reader, PersonInCourse person, Instant at,
                       const base::Actor& viewer);

}  // namespace changes
