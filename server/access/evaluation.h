// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "access/answer.h"
#include "access/course.h"
#include "access/coverage.h"
#include "access/facts.h"
#include "access/terms.h"
#include "access/until.h"
#include "access/verdict.h"

namespace accesses {

/// `Staff`: the right on this product is already checked. `Preview` answers like `Student`.
enum class Mode { Student, Staff, Preview };
BOOST_DESCRIBE_ENUM(Mode, Student, Staff, Preview)

/// The gates in their order; the first that has an answer gives it.
enum class Gate { StaffMode, Publication, PublicLesson, Block, ClosedForPerson, Grants };
BOOST_DESCRIBE_ENUM(Gate, StaffMode, Publication, PublicLesson, Block, ClosedForPerson, Grants)

/// One person, one course, the facts known at one instant: what all questions about them share is
/// worked out once. Answers about that instant and, as far as they were to be expected at it, about
/// later ones. Refers to the course and the facts. Not for several threads at once.
class Evaluation {
 public:
  Evaluation(const CompiledCourse& course, const Facts& facts, base::Instant known_at,
             Mode mode = Mode::Student);

  /// A target prepared for questions about any instant.
  struct Subject {
    /// Nothing for the product.
    std::optional<std::size_t> lesson;
    std::optional<LessonOverrideKind> override;
    /// In the order of the grants; valid until the next subject is prepared.
    std::span<const Standing> standings;
  };
  Subject product();
  Subject lesson(std::size_t position);
  Subject section(std::size_t position, SectionId section);

  Answer answer(const Subject& subject, base::Instant at);
  Gate gate(const Subject& subject, base::Instant at) const;
  Answer answer(const Subject& subject) { return answer(subject, known_at_); }

  /// The earliest instant after `at` at which the answer is another one.
  std::optional<base::Instant> next_change(const Subject& subject, base::Instant at);

  /// What one grant says by itself: open until its own end, or locked with its own reason.
  Answer verdict_answer(const Subject& subject, std::size_t grant, base::Instant at) const;
  std::optional<base::Instant> next_change_of_grant(const Subject& subject, std::size_t grant,
                                                    base::Instant at) const;

  base::Instant known_at() const { return known_at_; }
  std::span<const Terms> terms() const { return terms_; }
  const CompiledCourse& course() const { return course_; }

 private:
  void add_instants_after(std::vector<base::Instant>& instants, const Subject& subject,
                          std::size_t grant, base::Instant at) const;
  Subject subject_at(std::size_t position);
  void set_standings(const ProgrammeLesson& lesson, std::size_t position,
                     std::optional<SectionId> section);
  void lift_gates();
  std::optional<Answer> answer_before_grants(const Subject& subject, base::Instant at) const;
  Answer answer_of_grants(const Subject& subject, base::Instant at);
  Answer open_answer(const Subject& subject);

  const CompiledCourse& course_;
  const Facts& facts_;
  base::Instant known_at_;
  Mode mode_;
  std::vector<Terms> terms_;
  std::vector<std::optional<std::size_t>> checkpoints_;
  std::vector<Standing> standings_;
  std::vector<Verdict> verdicts_;
  std::vector<OpenSpan> spans_;
};

}  // namespace accesses
