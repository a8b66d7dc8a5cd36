// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "courses/block.h"
#include "courses/compiled_courses.h"
#include "http/services.h"
#include "learning/progress.h"
#include "people/contact.h"

namespace learning {

/// Everything the answers about one person and one course are made of, read once.
struct Study {
  std::shared_ptr<const courses::Compiled> course;
  accesses::Facts facts;
  Completed completed;
  base::Instant at;
};

/// What requests share.
struct Shared {
  courses::CompiledCourses& courses;
  accesses::PolicyCache& policies;
};
Shared shared_in(const http::Services& services);

/// Throws NotFound: no such product.
Study study_of(db::Reader& reader, const Shared& shared, ContactId contact, ProductId product);

/// Everything the person holds or held, with a fixed number of queries.
std::vector<Study> studies_of(db::Reader& reader, const Shared& shared, ContactId contact);

/// Holds up this person: by its own flag, or by a switch of one of their plans.
bool is_checkpoint(const accesses::Evaluation& evaluation, const courses::Lesson& lesson);

/// A lesson of the programme as one person meets it.
struct MetLesson {
  const courses::Module* module = nullptr;
  const courses::Lesson* lesson = nullptr;
  accesses::Answer answer;
  /// Position among the lessons this person sees, from 1.
  std::int64_t number = 0;
  /// Holds up this person: by its own flag, or by a switch of one of their plans.
  bool checkpoint = false;
  /// Completed; a checkpoint also has to be passed, for one may have become a checkpoint later.
  bool done = false;
};

/// A course as one person meets it now. Refers to the study.
struct Outline {
  accesses::Answer product;
  /// Hidden ones are absent.
  std::vector<MetLesson> lessons;
  Progress progress;
  /// The latest end of what is not over yet; nothing: without end, or nothing stands.
  std::optional<base::Instant> until;

  const MetLesson* find(LessonId lesson) const;
  /// The first that is open and not done.
  const MetLesson* next_to_do() const;
};
Outline outline_of(const Study& study);

/// Somebody who never held a course learns of it only what is public in it.
bool may_know(const Study& study, const Outline& outline);

/// The blocks of an open lesson that this person may see: a section is asked for by itself.
courses::Blocks open_blocks(const Study& study, const courses::Lesson& lesson,
                            const describe::Json& stored);

}  // namespace learning
