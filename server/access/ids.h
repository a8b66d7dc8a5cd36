// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/id.h"

namespace courses {
struct Lesson;
struct Module;
struct Section;
}  // namespace courses

namespace accesses {

struct Grant;

using LessonId = base::Id<courses::Lesson>;
using ModuleId = base::Id<courses::Module>;
using SectionId = base::Id<courses::Section>;
using GrantId = base::Id<Grant>;

}  // namespace accesses
