// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "access/answer.h"
#include "access/course.h"
#include "access/evaluation.h"
#include "access/facts.h"
#include "base/instant.h"

// May this person open this target at this instant, and if not, why and until when? Pure: the same
// course, facts and instants give the same answers, on every machine and at any time of day.

namespace accesses {

struct ProductTarget {
  friend bool operator==(const ProductTarget&, const ProductTarget&) = default;
};

/// A task or a file is asked about as the section that contains it, or else its lesson. Targets
/// must be of the course; anything else is a Bug.
using Target = std::variant<ProductTarget, LessonId, SectionId>;

Answer decide(const CompiledCourse& course, const Facts& facts, const Target& target,
              base::Instant at, Mode mode = Mode::Student);

/// One answer per lesson, in course order.
std::vector<Answer> decide_all(const CompiledCourse& course, const Facts& facts, base::Instant at,
                               Mode mode = Mode::Student);

/// The earliest instant after `at` at which an answer about the product, a lesson or a section
/// becomes another one, with the facts known at `at`.
std::optional<base::Instant> next_change(const CompiledCourse& course, const Facts& facts,
                                         base::Instant at);

/// The target made ready for questions.
Evaluation::Subject subject_of(Evaluation& evaluation, const Target& target);

}  // namespace accesses
