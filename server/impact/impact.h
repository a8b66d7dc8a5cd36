// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "enrolments/effects.h"

// What a change of terms or of a course does to one person who is inside: pure, from what they held
// before and what they hold after.

namespace impact {

using base::Id;
using base::Instant;
using enrolments::Held;

/// `kept` are those of the closed ones that stay open if they are kept open: the person had them
/// open, and nothing but a schedule or a checkpoint shuts them.
struct PersonImpact {
  std::vector<accesses::LessonId> opened = {};
  std::vector<accesses::LessonId> closed = {};
  std::vector<accesses::LessonId> kept = {};
  /// Some lesson waits, and will wait until another moment.
  bool waits_otherwise = false;
  std::optional<Instant> until_before = {};
  std::optional<Instant> until = {};

  /// Some moment becomes another one: when a lesson opens, or when all of it ends.
  bool moves() const { return waits_otherwise || until != until_before; }
};

/// A lesson that one of the two courses does not have is in the trash there.
PersonImpact impact_of(const Held& before, const Held& after, Instant at);

}  // namespace impact
