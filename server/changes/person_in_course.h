// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "courses/compiled_courses.h"
#include "enrolments/give_access.h"
#include "people/contact.h"

namespace changes {

using base::Id;
using base::Instant;
using enrolments::Shared;

/// Everything the answers about one person and one course are made of.
struct PersonInCourse {
  people::Contact contact;
  std::shared_ptr<const courses::Compiled> course;
  accesses::Facts facts;

  /// Throws Invalid for a lesson that is not part of the course.
  const courses::Lesson& lesson(Id<courses::Lesson> id) const;
};

/// Throws NotFound. A fixed number of statements.
PersonInCourse person_in_course(db::Reader& reader, const Shared& shared,
                                Id<people::Contact> contact, Id<courses::Product> product);

}  // namespace changes
