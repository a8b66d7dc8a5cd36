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

/// When access to the product as a whole ends, from the moment it is or will be open.
std::optional<Instant> end_of(const accesses::CompiledCourse& course,
                              const accesses::Facts& facts, Instant at) {
  const auto answer = accesses::decide(course, facts, accesses::ProductTarget{}, at);
  if (answer.outcome == Outcome::LockedUntil) return end_of(course, facts, *answer.until);
  return answer.is_open() ? answer.until : std::nullopt;
}

}  // namespace

ProductEffects compare(const courses::Compiled& course, const accesses::Facts& before,
                       const accesses::Facts& after, Instant at) {
  ProductEffects effects;
  effects.product = courses::name_of(course.programme.product);
  const auto was = accesses::decide_all(course.course, before, at);
  const auto is = accesses::decide_all(course.course, after, at);
  for (std::size_t i = 0; i < is.size(); ++i) {
    const auto id = course.course.lessons()[i].id;
    count(is[i], effects);
    if (gives_hope(is[i]) && !was[i].is_open()) {
      if (was[i] != is[i]) {
        const auto opens = is[i].is_open() ? std::nullopt : is[i].until;
        effects.opened.push_back({id, title_of(course.programme, id), opens});
      }
    } else if (gives_hope(was[i]) && !gives_hope(is[i])) {
      effects.closed.push_back({id, title_of(course.programme, id), {}});
    }
  }
  effects.until = end_of(course.course, after, at);
  return effects;
}

}  // namespace enrolments
