// SPDX-License-Identifier: Apache-2.0
#include "access/decide.h"

#include "base/ensure.h"

namespace accesses {

using base::Instant;

namespace {

template <class Id>
std::size_t position_of(const CompiledCourse& course, Id id) {
  const auto position = course.find(id);
  base::ensure(position.has_value(), "the target of a question is part of the course");
  return *position;
}

class NextChange {
 public:
  NextChange(Evaluation& evaluation, Instant at) : evaluation_(evaluation), at_(at) {}

  void consider(const Evaluation::Subject& subject) {
    const auto change = evaluation_.next_change(subject, at_);
    if (change && (!earliest_ || *change < *earliest_)) earliest_ = change;
  }
  std::optional<Instant> earliest() const { return earliest_; }

 private:
  Evaluation& evaluation_;
  Instant at_;
  std::optional<Instant> earliest_;
};

}  // namespace

Evaluation::Subject subject_of(Evaluation& evaluation, const Target& target) {
  const CompiledCourse& course = evaluation.course();
  if (const auto* lesson = std::get_if<LessonId>(&target)) {
    return evaluation.lesson(position_of(course, *lesson));
  }
  if (const auto* section = std::get_if<SectionId>(&target)) {
    return evaluation.section(position_of(course, *section), *section);
  }
  return evaluation.product();
}

Answer decide(const CompiledCourse& course, const Facts& facts, const Target& target, Instant at,
              Mode mode) {
  Evaluation evaluation(course, facts, at, mode);
  return evaluation.answer(subject_of(evaluation, target));
}

std::vector<Answer> decide_all(const CompiledCourse& course, const Facts& facts, Instant at,
                               Mode mode) {
  Evaluation evaluation(course, facts, at, mode);
  std::vector<Answer> answers;
  answers.reserve(course.lessons().size());
  for (std::size_t i = 0; i < course.lessons().size(); ++i) {
    answers.push_back(evaluation.answer(evaluation.lesson(i)));
  }
  return answers;
}

std::optional<Instant> next_change(const CompiledCourse& course, const Facts& facts, Instant at) {
  Evaluation evaluation(course, facts, at);
  NextChange next(evaluation, at);
  next.consider(evaluation.product());
  for (std::size_t i = 0; i < course.lessons().size(); ++i) {
    next.consider(evaluation.lesson(i));
    for (const SectionId section : course.lessons()[i].sections) {
      next.consider(evaluation.section(i, section));
    }
  }
  return next.earliest();
}

}  // namespace accesses
