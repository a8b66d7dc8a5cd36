// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "access/course.h"
#include "access/terms.h"
#include "base/instant.h"
#include "base/zone.h"

namespace accesses {

/// When a lesson opens and closes in a grant; `closing` is `forever` when nothing closes it. It
/// may lie before the opening: then the lesson never opens.
struct Window {
  base::Instant opening = {};
  base::Instant closing = forever;
  friend bool operator==(const Window&, const Window&) = default;
};

Window window_of(const Terms& terms, const ProgrammeLesson& lesson, base::TimeZone zone);

}  // namespace accesses
