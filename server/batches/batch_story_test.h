// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "testing/school.h"

// A course with a crowd, and what staff do to all of them at once.

namespace batches {

using testing::Answer;
using testing::TestCourse;
using testing::TestSchool;

/// All answers soon, in some weeks and in some months.
using Digests = std::array<std::string, 3>;
Digests digests(TestSchool& school);

class Crowd {
 public:
  /// Everybody has the course by an offer of thirty days.
  Crowd(TestSchool& school, int people);

  TestSchool& school;
  TestCourse yoga;
  std::string month;  ///< Thirty days.
  std::string year;   ///< 365 days.
  std::vector<std::string> people;
  std::vector<std::string> grants;

  /// `{'contacts': […]}` of all of them.
  std::string ticked() const;
  /// All that match the filter of the members.
  std::string members() const;

  /// Frozen and rehearsed; the page of the batch.
  Answer rehearsed(const std::string& act, const std::string& selection,
                   const std::string& more = "");
  Answer run(const Answer& batch);
  Answer undo(const Answer& batch, const std::string& body = "{}");
  /// Started, and nobody there to do the work.
  void start(const Answer& batch);
  Answer page(const std::string& id);
  /// `3 will, 1 already`.
  static std::string counts(const Answer& batch);
  Answer row(const Answer& batch, const std::string& query = "");
  std::string end_of(std::size_t person);
  std::string version_of(std::size_t person);
  Answer change(std::size_t person, const std::string& act, const std::string& body);
};

}  // namespace batches
