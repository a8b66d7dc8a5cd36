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

/// It waits for a date, and on that date the checkpoint will hold it up that is named beside.
bool waits_for(const Held& held, accesses::LessonId lesson, const Answer& dated,
               const Answer& other) {
  if (dated.outcome != Outcome::LockedUntil || other.reason != accesses::Reason::Checkpoint) {
    return false;
  }
  if (!held.course.find(lesson)) return false;
  return accesses::decide(held.course, held.facts, lesson, *dated.until).reason == other.reason;
}

/// Sorts one lesson into what opens, closes or moves.
void add_difference(const LessonChange& lesson, Shift shift, const Answer& was, const Answer& is,
                    ProductEffects& effects) {
  LessonChange change = lesson;
  if (is.outcome == Outcome::LockedUntil) change.at = is.until;
  switch (shift) {
    case Shift::None: return;
    case Shift::Opens: return effects.opened.push_back(std::move(change));
    case Shift::Closes: return effects.closed.push_back(std::move(change));
    case Shift::Moves:
      return effects.moved.push_back({lesson.lesson, lesson.title, *was.until, *is.until});
  }
}

}  // namespace

Shift shift_of(const Held& before, const Held& after, accesses::LessonId lesson,
               const Answer& was, const Answer& is) {
  // A date that comes or goes while the checkpoint stays is no news.
  const bool same = waits_for(before, lesson, was, is) || waits_for(after, lesson, is, was);
  if (was == is || same) return Shift::None;
  if (was.outcome == Outcome::LockedUntil && is.outcome == Outcome::LockedUntil) {
    return *was.until == *is.until ? Shift::None : Shift::Moves;
  }
  if (gives_hope(is) && !was.is_open()) return Shift::Opens;
  if (gives_hope(was) && !is.is_open()) return Shift::Closes;
  return Shift::None;
}

std::optional<Instant> end_of(const Held& held, Instant at) {
  const auto answer = accesses::decide(held.course, held.facts, accesses::ProductTarget{}, at);
  if (answer.outcome == Outcome::LockedUntil) return end_of(held, *answer.until);
  if (answer.is_open()) return answer.until;
  return answer.reason == accesses::Reason::Expired ? answer.at : std::nullopt;
}

ProductEffects compare(const courses::Compiled& course, const accesses::Facts& before,
                       const accesses::Facts& after, Instant at) {
  ProductEffects effects;
  effects.product = courses::name_of(course.programme.product);
  const auto was = accesses::decide_all(course.course, before, at);
  const auto is = accesses::decide_all(course.course, after, at);
  for (std::size_t i = 0; i < is.size(); ++i) {
    count(is[i], effects);
    const auto id = course.course.lessons()[i].id;
    const Shift shift =
        shift_of({course.course, before}, {course.course, after}, id, was[i], is[i]);
    if (shift == Shift::None) continue;
    add_difference({id, title_of(course.programme, id), {}}, shift, was[i], is[i], effects);
  }
  effects.until = end_of({course.course, after}, at);
  effects.until_before = end_of({course.course, before}, at);
  return effects;
}

}  // namespace enrolments
