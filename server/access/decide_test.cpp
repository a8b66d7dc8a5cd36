// SPDX-License-Identifier: Apache-2.0
#include "access/decide.h"

#include <doctest/doctest.h>

#include "access/properties_test.h"
#include "access/random_world_test.h"
#include "base/ensure.h"

namespace accesses::testing {

using base::Instant;

namespace {

const LessonId lesson_one = LessonId::from_number(1);
const Instant noon = *Instant::parse("2026-03-10T12:00:00Z");
constexpr base::Duration second = std::chrono::seconds(1);

Course one_lesson() { return {.modules = {{.lessons = {{.id = lesson_one}}}}}; }

Facts one_grant(Policy policy) {
  Facts facts;
  facts.zone = *base::TimeZone::parse("Europe/Paris");
  Grant& grant = facts.grants.emplace_back();
  grant.id = GrantId::from_number(7);
  grant.start_at = noon;
  grant.policy = std::make_shared<const Policy>(std::move(policy));
  return facts;
}

/// Every answer about the world, in a fixed order.
std::vector<Answer> all_answers(const RandomWorld& world, const Facts& facts, Instant at) {
  std::vector<Answer> answers;
  for (const Target& target : world.targets) {
    answers.push_back(real_engine(world.course, facts, target, at));
  }
  return answers;
}

}  // namespace

TEST_CASE("a lesson opens at the very second the grant starts and closes at its end") {
  const CompiledCourse course(one_lesson());
  const Facts facts = one_grant({.period = DaysLong{30}});
  CHECK(decide(course, facts, lesson_one, noon - second).reason == Reason::NotStarted);
  const Answer open = decide(course, facts, lesson_one, noon);
  CHECK(open.is_open());
  CHECK(open.grant == GrantId::from_number(7));
  CHECK(open.until == Instant::parse("2026-04-09T11:00:00Z"));
  CHECK(decide(course, facts, lesson_one, *open.until - second).is_open());
  CHECK(decide(course, facts, lesson_one, *open.until).reason == Reason::Expired);
}

TEST_CASE("staff open everything, a preview answers like a student") {
  const CompiledCourse course(one_lesson());
  CHECK(decide(course, {}, lesson_one, noon, Mode::Staff).via == Via::Staff);
  CHECK(decide(course, {}, lesson_one, noon, Mode::Preview).reason == Reason::NoAccess);
}

TEST_CASE("asking about a lesson of another course is a bug, not an answer") {
  const CompiledCourse course(one_lesson());
  CHECK_THROWS_AS(decide(course, {}, LessonId::from_number(99), noon), base::Bug);
  CHECK_THROWS_AS(decide(course, {}, SectionId::from_number(1), noon), base::Bug);
}

TEST_CASE("a lesson listed twice in a course is a bug") {
  Course course = one_lesson();
  course.modules.push_back(course.modules.front());
  CHECK_THROWS_AS(CompiledCourse{course}, base::Bug);
}

TEST_CASE("a pass over the programme gives the answers of the single questions") {
  for (int i = 0; i < 1'500; ++i) {
    Dice dice(seed() + static_cast<std::uint64_t>(i));
    const RandomWorld world = random_world(dice);
    const CompiledCourse course(world.course);
    const Instant at = dice.pick(world.moments);
    const std::vector<Answer> answers = decide_all(course, world.facts, at);
    REQUIRE(answers.size() == course.lessons().size());
    for (std::size_t k = 0; k < answers.size(); ++k) {
      const Answer single = decide(course, world.facts, course.lessons()[k].id, at);
      REQUIRE_MESSAGE(answers[k] == single, "STOA_SEED=", seed(), " world ", i);
    }
  }
}

TEST_CASE("answers change at the next change and not before") {
  int changes = 0;
  for (int i = 0; i < 1'500; ++i) {
    Dice dice(seed() + static_cast<std::uint64_t>(i));
    const RandomWorld world = random_world(dice);
    const Instant at = dice.pick(world.moments);
    const Facts known = known_at(world.facts, at);
    const auto change = next_change(CompiledCourse(world.course), world.facts, at);
    const std::vector<Answer> now = all_answers(world, known, at);
    const Instant last = change ? *change - second : at + std::chrono::days(40'000);
    CAPTURE(i);
    CHECK(all_answers(world, known, last) == now);
    for (const Instant moment : world.moments) {
      if (moment > at && moment < last) CHECK(all_answers(world, known, moment) == now);
    }
    if (!change) continue;
    ++changes;
    CHECK(*change > at);
    CHECK(all_answers(world, known, *change) != now);
  }
  CHECK(changes > 300);
}

}  // namespace accesses::testing
