// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "access/trace.h"

namespace accesses {

/// Found by trying: each change is made to a copy of the facts and the question is asked again, so
/// nothing is told that would not help.
std::vector<Help> would_help(const CompiledCourse& course, const Facts& facts, const Target& target,
                             base::Instant at, const Answer& answer);

/// The facts after the change, as if it had been made at `at`; nothing for changes of the course
/// and for waiting.
std::optional<Facts> facts_after(Help help, const CompiledCourse& course, const Facts& facts,
                                 const Target& target, base::Instant at, const Answer& answer);

/// Open, or a reason of more help than before.
bool is_better(const Answer& now, const Answer& before, const CompiledCourse& course);

}  // namespace accesses
