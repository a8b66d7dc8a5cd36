// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "access/grants.h"
#include "impact/impact.h"

namespace impact {

using accesses::ContactId;

/// One person whom the change moves, over all courses that it is about.
struct PersonRow {
  ContactId contact;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
  std::int64_t kept = 0;
  std::optional<Instant> until_before = {};
  std::optional<Instant> until = {};
};

struct LessonSums {
  std::int64_t gain = 0;
  std::int64_t lose = 0;
};

/// Whether what can be kept open for people is kept open for them.
enum class Keep { Open, Nothing };

/// The sums over everybody. A lesson that is kept open is not lost.
class Tally {
 public:
  explicit Tally(Keep keep) : keep_(keep) {}

  /// Somebody whom the change reaches, whatever it does to them.
  void count(ContactId contact, const PersonImpact& impact);
  /// An access whose own terms hold where the change would.
  void add_pinned() { ++pinned_; }

  std::int64_t people() const { return static_cast<std::int64_t>(people_.size()); }
  std::int64_t pinned() const { return pinned_; }
  std::int64_t gain() const;
  std::int64_t lose() const;
  std::int64_t moved() const;
  std::int64_t unaffected() const;
  /// Who keeps something, and how many lessons these are together.
  std::int64_t keeping() const;
  std::int64_t kept_lessons() const;

  const std::map<accesses::LessonId, LessonSums>& lessons() const { return lessons_; }
  /// Those to whom something happens: who loses most comes first, then who gains most.
  std::vector<PersonRow> rows() const;

 private:
  struct Person {
    PersonRow row;
    bool moved = false;
  };

  void count_lost(const PersonImpact& impact, PersonRow& row);

  Keep keep_;
  std::map<ContactId, Person> people_;
  std::map<accesses::LessonId, LessonSums> lessons_;
  std::int64_t pinned_ = 0;
};

}  // namespace impact
