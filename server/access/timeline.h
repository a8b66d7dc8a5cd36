// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "access/decide.h"

// What will change and when, as far as it is known today: by the passing of time, and by facts
// that carry a later date.

namespace accesses {

/// A lesson whose answer is another one from an instant on; its sections follow it.
struct Turn {
  LessonId lesson = {};
  Answer before = {};
  Answer after = {};
};

/// `product` is the answer about the product from then on; `lessons` stand in course order, and
/// may be none when only that answer is another one.
struct TimelineChange {
  base::Instant at = {};
  Answer product = {};
  std::vector<Turn> lessons = {};
};

/// The instants in (from, until] at which some answer becomes another one, in order, at most the
/// first `changes_max`. Between two of them every answer stays what it is.
std::vector<TimelineChange> timeline(const CompiledCourse& course, const Facts& facts,
                                     base::Instant from, base::Instant until,
                                     std::size_t changes_max);

/// The latest instant before `at` at which some answer became another one.
std::optional<base::Instant> previous_change(const CompiledCourse& course, const Facts& facts,
                                             base::Instant at);

/// As if every checkpoint were passed: what "if lesson 3 is done by then" means.
Facts with_checkpoints_passed(const CompiledCourse& course, Facts facts);

}  // namespace accesses
