// SPDX-License-Identifier: Apache-2.0
#include "enrolments/effects.h"

#include "access/decide.h"

namespace enrolments {
namespace {

using accesses::Answer;
using accesses::Outcome;

std::string title_of(const courses::Programme& programme, accesses::LessonId id) {
  for (const courses::Module& module : programme.modules) {
    for (const courses::Lesson& lesson : module.lessons) {
      if (lesson.id == id) return lesson.title;
    }
  }
  return {};
}

void count(const Answer& answer, ProductEffects& effects) {
  if (answer.outcome == Outcome::Hidden) return;
  ++effects.lessons_total;
  if (answer.is_open()) ++effects.lessons_open_now;
  if (answer.outcome != Outcome::LockedUntil) return;
  ++effects.lessons_later;
  if (!effects.first_opens_at || *answer.until < *effects.first_opens_at) {
    effects.first_opens_at = answer.until;
  }
}

bool gives_hope(const Answer& answer) {
  return answer.is_open() || answer.outcome == Outcome::LockedUntil;
}

/// When access to the product as a whole ends, from the moment it is or will be open; when it
/// ended, where it is over.
std::optional<Instant> end_of(const accesses::CompiledCourse& course,
                              const accesses::Facts& facts, Instant at) {
  const auto answer = accesses::decide(course, facts, accesses::ProductTarget{}, at);
  if (answer.outcome == Outcome::LockedUntil) return end_of(course, facts, *answer.until);
  if (answer.is_open()) return answer.until;
  return answer.reason == accesses::Reason::Expired ? answer.at : std::nullopt;
}

/// It waited for a date, and on that date the checkpoint would have held it up that does so now:
/// nothing is lost.
bool waits_for_the_same(const accesses::CompiledCourse& course, const accesses::Facts& before,
                        accesses::LessonId lesson, const Answer& was, const Answer& is) {
  if (was.outcome != Outcome::LockedUntil || is.reason != accesses::Reason::Checkpoint) {
    return false;
  }
  return accesses::decide(course, before, lesson, *was.until).reason == is.reason;
}

/// Sorts one lesson into what opens, closes or moves.
void add_difference(const LessonChange& lesson, const Answer& was, const Answer& is,
                    ProductEffects& effects) {
  LessonChange change = lesson;
  if (is.outcome == Outcome::LockedUntil) change.at = is.until;
  if (was.outcome == Outcome::LockedUntil && is.outcome == Outcome::LockedUntil) {
    if (*was.until != *is.until) {
      effects.moved.push_back({lesson.lesson, lesson.title, *was.until, *is.until});
    }
  } else if (gives_hope(is) && !was.is_open()) {
    effects.opened.push_back(std::move(change));
  } else if (gives_hope(was) && !is.is_open()) {
    effects.closed.push_back(std::move(change));
  }
}

}  // namespace

ProductEffects compare(const courses::Compiled& course, const accesses::Facts& before,
                       const accesses::Facts& after, Instant at) {
  ProductEffects effects;
  effects.product = courses::name_of(course.programme.product);
  const auto was = accesses::decide_all(course.course, before, at);
  const auto is = accesses::decide_all(course.course, after, at);
  for (std::size_t i = 0; i < is.size(); ++i) {
    count(is[i], effects);
    if (was[i] == is[i]) continue;
    const auto id = course.course.lessons()[i].id;
    if (waits_for_the_same(course.course, before, id, was[i], is[i])) continue;
    add_difference({id, title_of(course.programme, id), {}}, was[i], is[i], effects);
  }
  effects.until = end_of(course.course, after, at);
  effects.until_before = end_of(course.course, before, at);
  return effects;
}

}  // namespace enrolments
