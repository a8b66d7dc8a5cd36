// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "access/trace.h"

namespace accesses {

/// The rules that `verdict_of` asks for the same arguments, up to the one that decides.
std::vector<TraceStep> steps_of(const Terms& terms, const Standing& standing, base::Instant at,
                                const CompiledCourse& course);

}  // namespace accesses
