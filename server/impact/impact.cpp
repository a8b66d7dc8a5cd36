// SPDX-License-Identifier: Apache-2.0
#include "impact/impact.h"

#include <utility>

#include "access/decide.h"

namespace impact {
namespace {

using accesses::Answer;
using accesses::LessonId;
using accesses::Reason;
using enrolments::Shift;

const Answer& in_trash() {
  static const Answer answer{.outcome = accesses::Outcome::Hidden, .reason = Reason::Deleted};
  return answer;
}

/// The clock or a checkpoint: what a lesson that is opened for somebody waits for no more.
bool is_lifted_when_opened(Reason reason) {
  return reason == Reason::Schedule || reason == Reason::Checkpoint ||
         reason == Reason::LessonClosed || reason == Reason::AfterEnd;
}

void add(const Held& before, const Held& after, LessonId lesson, const Answer& was,
         const Answer& is, PersonImpact& impact) {
  switch (enrolments::shift_of(before, after, lesson, was, is)) {
    case Shift::None: return;
    case Shift::Opens: return impact.opened.push_back(lesson);
    case Shift::Moves: impact.waits_otherwise = true; return;
    case Shift::Closes:
      impact.closed.push_back(lesson);
      if (was.is_open() && is_lifted_when_opened(*is.reason)) impact.kept.push_back(lesson);
      return;
  }
  std::unreachable();
}

}  // namespace

PersonImpact impact_of(const Held& before, const Held& after, Instant at) {
  PersonImpact impact;
  const auto was = accesses::decide_all(before.course, before.facts, at);
  const auto is = accesses::decide_all(after.course, after.facts, at);
  for (std::size_t i = 0; i < is.size(); ++i) {
    const LessonId lesson = after.course.lessons()[i].id;
    const auto place = before.course.find(lesson);
    add(before, after, lesson, place ? was[*place] : in_trash(), is[i], impact);
  }
  for (std::size_t i = 0; i < was.size(); ++i) {
    const LessonId lesson = before.course.lessons()[i].id;
    if (!after.course.find(lesson)) add(before, after, lesson, was[i], in_trash(), impact);
  }
  impact.until_before = enrolments::end_of(before, at);
  impact.until = enrolments::end_of(after, at);
  return impact;
}

}  // namespace impact
