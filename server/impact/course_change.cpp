// SPDX-License-Identifier: Apache-2.0
#include "impact/course_change.h"

#include <algorithm>

#include "access/terms.h"

namespace impact {
namespace {

using accesses::Course;
using accesses::CourseLesson;
using accesses::CourseModule;
using accesses::Facts;

bool same(const CourseLesson& one, const CourseLesson& other) {
  return one.id == other.id && one.published == other.published &&
         one.open_to_all == other.open_to_all && one.is_checkpoint == other.is_checkpoint &&
         one.rule == other.rule;
}

bool same(const CourseModule& one, const CourseModule& other) {
  return one.id == other.id && one.published == other.published && one.rule == other.rule &&
         std::ranges::equal(one.lessons, other.lessons,
                            [](const auto& a, const auto& b) { return same(a, b); });
}

/// As far as a change of the programme reaches.
bool same(const Course& one, const Course& other) {
  return one.status == other.status && one.show_unavailable == other.show_unavailable &&
         std::ranges::equal(one.modules, other.modules,
                            [](const auto& a, const auto& b) { return same(a, b); });
}

/// By one of their accesses, and not by their past.
bool is_inside(const Facts& facts, Instant at) {
  return std::ranges::any_of(facts.grants, [&](const accesses::Grant& grant) {
    return accesses::is_alive(accesses::terms_of(grant, at, facts.zone).state_at(at));
  });
}

}  // namespace

std::optional<Tally> foresee(db::Reader& reader, const Shared& shared,
                             const courses::Programme& before, const courses::Programme& after,
                             Instant at, Keep keep) {
  const Course was = courses::course_of(before);
  const Course is = courses::course_of(after);
  if (same(was, is)) return std::nullopt;
  const accesses::CompiledCourse course_before(was);
  const accesses::CompiledCourse course_after(is);
  Tally tally(keep);
  const auto holders = holders_of(reader, before.product.id);
  each_holder(reader, shared, before.product.id, holders,
              [&](const Holder& holder, const Facts& facts) {
                if (!is_inside(facts, at)) return;
                tally.count(holder.contact,
                            impact_of({course_before, facts}, {course_after, facts}, at));
              });
  return tally;
}

courses::Programme with(courses::Programme programme, const courses::Lesson& lesson) {
  for (courses::Module& module : programme.modules) {
    std::ranges::replace_if(
        module.lessons, [&](const courses::Lesson& of) { return of.id == lesson.id; }, lesson);
  }
  return programme;
}

courses::Programme with(courses::Programme programme, const courses::Module& module) {
  std::ranges::replace_if(
      programme.modules, [&](const courses::Module& of) { return of.id == module.id; }, module);
  return programme;
}

courses::Programme without(courses::Programme programme, Id<courses::Lesson> lesson) {
  for (courses::Module& module : programme.modules) {
    std::erase_if(module.lessons, [&](const courses::Lesson& of) { return of.id == lesson; });
  }
  return programme;
}

courses::Programme without(courses::Programme programme, Id<courses::Module> module) {
  std::erase_if(programme.modules, [&](const courses::Module& of) { return of.id == module; });
  return programme;
}

}  // namespace impact
