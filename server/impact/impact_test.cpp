// SPDX-License-Identifier: Apache-2.0
#include "impact/impact.h"

#include <doctest/doctest.h>

#include "impact/policy_change.h"
#include "impact/tally.h"

namespace impact {
namespace {

using accesses::Course;
using accesses::CourseLesson;
using accesses::Facts;
using accesses::Grant;
using accesses::LessonId;
using accesses::Policy;

const Instant noon = *Instant::parse("2026-03-10T12:00:00Z");
constexpr base::Duration a_day = std::chrono::days(1);
const LessonId first = LessonId::from_number(1);
const LessonId second = LessonId::from_number(2);
const LessonId third = LessonId::from_number(3);

Course course_of(std::vector<CourseLesson> lessons) {
  return {.modules = {{.lessons = std::move(lessons)}}};
}

CourseLesson after_days(LessonId id, int days) {
  return {.id = id, .rule = accesses::ScheduleRule{.open = accesses::OpenAfter{days}}};
}

Facts holding(Policy policy) {
  Facts facts;
  facts.zone = *base::TimeZone::parse("Europe/Paris");
  Grant& grant = facts.grants.emplace_back();
  grant.id = accesses::GrantId::from_number(7);
  grant.start_at = noon;
  grant.policy = std::make_shared<const Policy>(std::move(policy));
  return facts;
}

/// Of other terms, in a course of two lessons, the second of which opens after ten days.
PersonImpact other_terms(const Policy& before, const Policy& after, Instant at) {
  const accesses::CompiledCourse course(course_of({{.id = first}, after_days(second, 10)}));
  const Facts was = holding(before);
  const Facts is = holding(after);
  return impact_of({course, was}, {course, is}, at);
}

/// Of another course under plain terms.
PersonImpact other_course(const Course& before, const Course& after, Instant at) {
  const accesses::CompiledCourse was(before);
  const accesses::CompiledCourse is(after);
  const Facts facts = holding({});
  return impact_of({was, facts}, {is, facts}, at);
}

using Lessons = std::vector<LessonId>;

}  // namespace

TEST_CASE("a shorter period takes all from whoever is past it, and nothing of that can be kept") {
  const Policy longer{.period = accesses::DaysLong{60}};
  const Policy shorter{.period = accesses::DaysLong{30}};
  const auto lost = other_terms(longer, shorter, noon + 40 * a_day);
  CHECK(lost.closed == Lessons{first, second});
  CHECK(lost.kept.empty());
  CHECK(lost.opened.empty());
  const auto back = other_terms(shorter, longer, noon + 40 * a_day);
  CHECK(back.opened == Lessons{first, second});
  CHECK(back.closed.empty());
  CHECK(back.moves());
}

TEST_CASE("for whoever is not past it a shorter period moves the end only") {
  const auto moved = other_terms({.period = accesses::DaysLong{60}},
                                 {.period = accesses::DaysLong{30}}, noon + 20 * a_day);
  CHECK(moved.opened.empty());
  CHECK(moved.closed.empty());
  CHECK(moved.until_before == Instant::parse("2026-05-09T11:00:00Z"));
  CHECK(moved.until == Instant::parse("2026-04-09T11:00:00Z"));
  CHECK(moved.moves());
}

TEST_CASE("delays that come back take an open lesson, which can be kept; one that left the plan "
          "cannot") {
  const Policy at_once{.schedule = accesses::NoSchedule()};
  const auto delayed = other_terms(at_once, {}, noon + a_day);
  CHECK(delayed.closed == Lessons{second});
  CHECK(delayed.kept == Lessons{second});
  const Policy only_first{.scope = accesses::SelectedLessons{.lessons = {first}}};
  const auto cut = other_terms(at_once, only_first, noon + a_day);
  CHECK(cut.closed == Lessons{second});
  CHECK(cut.kept.empty());
}

TEST_CASE("a lesson that waits for another day moves: nobody loses it, and there is nothing to "
          "keep") {
  const auto moved = other_course(course_of({after_days(first, 10)}),
                                  course_of({after_days(first, 20)}), noon + a_day);
  CHECK(moved.closed.empty());
  CHECK(moved.kept.empty());
  CHECK(moved.waits_otherwise);
}

TEST_CASE("a new checkpoint holds up what follows, and the checkpoint itself stays open") {
  const Course before = course_of({{.id = first}, {.id = second}, {.id = third}});
  const Course after = course_of({{.id = first}, {.id = second, .is_checkpoint = true},
                                  {.id = third}});
  const auto held_up = other_course(before, after, noon);
  CHECK(held_up.closed == Lessons{third});
  CHECK(held_up.kept == Lessons{third});
  const auto let_go = other_course(after, before, noon);
  CHECK(let_go.opened == Lessons{third});
}

TEST_CASE("a day that comes or goes before a lesson that a checkpoint holds up opens and closes "
          "nothing") {
  const Course undated = course_of({{.id = first, .is_checkpoint = true}, {.id = second}});
  const Course dated = course_of({{.id = first, .is_checkpoint = true}, after_days(second, 10)});
  for (const auto& nothing :
       {other_course(undated, dated, noon), other_course(dated, undated, noon)}) {
    CHECK(nothing.opened.empty());
    CHECK(nothing.closed.empty());
  }
  const Course free = course_of({{.id = first}, after_days(second, 10)});
  CHECK(other_course(undated, free, noon).opened == Lessons{second});
}

TEST_CASE("a checkpoint in the trash lets go of what follows and is itself lost for good") {
  const Course before = course_of({{.id = first, .is_checkpoint = true}, {.id = second}});
  const auto gone = other_course(before, course_of({{.id = second}}), noon);
  CHECK(gone.opened == Lessons{second});
  CHECK(gone.closed == Lessons{first});
  CHECK(gone.kept.empty());
}

TEST_CASE("a course that goes back to draft closes all of it, and nothing can be kept") {
  const Course open = course_of({{.id = first}, {.id = second}});
  Course draft = open;
  draft.status = accesses::ProductStatus::Draft;
  const auto hidden = other_course(open, draft, noon);
  CHECK(hidden.closed == Lessons{first, second});
  CHECK(hidden.kept.empty());
}

TEST_CASE("what is kept open is not counted as lost, and is shown all the same") {
  const auto anna = ContactId::from_number(1);
  const auto boris = ContactId::from_number(2);
  const PersonImpact two{.closed = {first, second}, .kept = {second}};
  const PersonImpact one{.closed = {second}, .kept = {second}};
  Tally keeping(Keep::Open);
  Tally losing(Keep::Nothing);
  for (Tally* tally : {&keeping, &losing}) {
    tally->count(anna, one);
    tally->count(boris, two);
    CHECK(tally->people() == 2);
    CHECK(tally->keeping() == 2);
    CHECK(tally->kept_lessons() == 2);
    CHECK(tally->rows().size() == 2);
    CHECK(tally->rows().front().contact == boris);
  }
  CHECK(losing.lose() == 2);
  CHECK(losing.lessons().at(second).lose == 2);
  CHECK(keeping.lose() == 1);
  CHECK(keeping.unaffected() == 1);
  CHECK_FALSE(keeping.lessons().contains(second));
}

TEST_CASE("the attributes that changed are named, and a service that promises nothing is one thing "
          "however it is written") {
  Policy before;
  Policy after;
  before.service.text = "null";
  CHECK(changed_attributes(before, after).empty());
  after.period = accesses::DaysLong{3};
  after.full = true;
  CHECK(changed_attributes(before, after) == std::vector<std::string>{"period", "full"});
}

}  // namespace impact
