// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "changes/person_in_course.h"

namespace changes {

/// A lesson that opens or closes. `if_checkpoint`: only if this lesson, and whatever else holds it
/// up, is passed by then.
struct ChangedLesson {
  Id<courses::Lesson> lesson;
  std::string title;
  std::optional<Id<courses::Lesson>> if_checkpoint;
};
BOOST_DESCRIBE_STRUCT(ChangedLesson, (), (lesson, title, if_checkpoint))

/// `product` is the answer about the course from then on.
struct AccessChange {
  Instant at;
  std::vector<ChangedLesson> opened;
  std::vector<ChangedLesson> closed;
  accesses::Answer product;
};
BOOST_DESCRIBE_STRUCT(AccessChange, (), (at, opened, closed, product))

/// Everything that opens and closes in (from, until], in order. Conditions stand behind what is
/// certain.
std::vector<AccessChange> coming_changes(const PersonInCourse& person, Instant from,
                                         Instant until);

}  // namespace changes
