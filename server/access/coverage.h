// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "access/course.h"
#include "access/policy.h"

namespace accesses {

/// Nothing is selected, and nothing will be by itself.
bool covers_nothing(const Scope& scope);

bool covers_whole(const PolicyInForce& policy, const ProgrammeLesson& lesson);

/// The page of a lesson: the lesson as a whole, or at least one of its sections.
bool covers_page(const PolicyInForce& policy, const ProgrammeLesson& lesson);

bool covers_section(const PolicyInForce& policy, const ProgrammeLesson& lesson, SectionId section);

/// By position in the course.
using Passed = std::vector<bool>;

/// Position of the first lesson that holds up all later ones in a grant under this policy.
std::optional<std::size_t> first_blocking_checkpoint(const PolicyInForce& policy,
                                                     const CompiledCourse& course,
                                                     const Passed& passed);

}  // namespace accesses
