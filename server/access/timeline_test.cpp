// SPDX-License-Identifier: Apache-2.0
#include "access/timeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "access/properties_test.h"
#include "access/random_world_test.h"

namespace accesses::testing {

using base::Instant;

namespace {

const LessonId first = LessonId::from_number(1);
const LessonId checkpoint = LessonId::from_number(2);
const LessonId last = LessonId::from_number(3);
const Instant noon = *Instant::parse("2026-03-10T12:00:00Z");
const Instant far = *Instant::parse("2190-01-01T00:00:00Z");
constexpr base::Duration second = std::chrono::seconds(1);
constexpr auto days = [](int count) { return std::chrono::days(count); };

/// One lesson at once, a checkpoint after two days, another lesson after seven.
CompiledCourse three_lessons() {
  const auto after = [](int count) { return ScheduleRule{.open = OpenAfter{.days = count}}; };
  return CompiledCourse({.modules = {{.lessons = {{.id = first},
                                                  {.id = checkpoint,
                                                   .is_checkpoint = true,
                                                   .rule = after(2)},
                                                  {.id = last, .rule = after(7)}}}}});
}

Facts one_grant(Period period = Unlimited()) {
  Facts facts;
  Grant& grant = facts.grants.emplace_back();
  grant.id = GrantId::from_number(7);
  grant.start_at = noon;
  grant.policy = std::make_shared<const Policy>(Policy{.period = std::move(period)});
  return facts;
}

std::string name_of(LessonId lesson) { return std::to_string(lesson.number()); }

/// `2026-03-12T12:00:00Z +2` for a lesson that opens, `-2` for one that shuts, `~2` for another
/// answer that is not open either way.
std::string told(const std::vector<TimelineChange>& changes) {
  std::string text;
  for (const TimelineChange& change : changes) {
    text += (text.empty() ? "" : ", ") + change.at.text();
    for (const Turn& turn : change.lessons) {
      const bool same = turn.before.is_open() == turn.after.is_open();
      text += (same ? " ~" : turn.after.is_open() ? " +" : " -") + name_of(turn.lesson);
    }
  }
  return text;
}

std::string told(const Facts& facts) {
  return told(timeline(three_lessons(), facts, noon, far, 100));
}

bool same_answers(const CompiledCourse& course, const Facts& facts, Instant a, Instant b) {
  return decide_all(course, facts, a) == decide_all(course, facts, b) &&
         decide(course, facts, ProductTarget(), a) == decide(course, facts, ProductTarget(), b);
}

struct Span {
  Instant from;
  Instant until;
};

/// Half an hour before the first and after the last of the instants at which something may happen.
Span span_of(const RandomWorld& world) {
  const auto [earliest, latest] = std::ranges::minmax_element(world.moments);
  return {*earliest - std::chrono::minutes(30), *latest + days(60)};
}

}  // namespace

TEST_CASE("lessons open on their days and shut with the access, and then nothing more comes") {
  Facts facts = one_grant(DaysLong{30});
  facts.passed_checkpoints = {checkpoint};
  CHECK(told(facts) ==
        "2026-03-12T12:00:00Z +2, 2026-03-17T12:00:00Z +3, 2026-04-09T12:00:00Z -1 -2 -3");
  const auto changes = timeline(three_lessons(), facts, noon, far, 100);
  CHECK(changes.front().product.is_open());
  CHECK(changes.back().product.reason == Reason::Expired);
  facts = one_grant();
  facts.passed_checkpoints = {checkpoint};
  CHECK(told(facts) == "2026-03-12T12:00:00Z +2, 2026-03-17T12:00:00Z +3");
}

TEST_CASE("the last instant is part of the answer, the first is not") {
  const auto course = three_lessons();
  const Facts facts = one_grant();
  CHECK(told(timeline(course, facts, noon, noon + days(2), 9)) == "2026-03-12T12:00:00Z +2");
  CHECK(timeline(course, facts, noon, noon + days(2) - second, 9).empty());
  CHECK(timeline(course, facts, noon + days(2), noon + days(3), 9).empty());
  CHECK(told(timeline(course, facts, noon - second, far, 1)) == "2026-03-10T12:00:00Z +1 ~2 ~3");
}

TEST_CASE("a freeze that begins next week is a change of next week") {
  Facts facts = one_grant(DaysLong{30});
  facts.passed_checkpoints = {checkpoint};
  facts.grants[0].freezes = {{.started_at = noon + days(4), .planned = PlannedDays{10}}};
  CHECK(told(facts) ==
        "2026-03-12T12:00:00Z +2, 2026-03-14T12:00:00Z -1 -2 ~3, 2026-03-24T12:00:00Z +1 +2 ~3, "
        "2026-03-27T12:00:00Z +3, 2026-04-19T12:00:00Z -1 -2 -3");
}

TEST_CASE("a revocation to come closes everything that day") {
  Facts facts = one_grant();
  facts.passed_checkpoints = {checkpoint};
  facts.grants[0].revoked_at = noon + days(20);
  const auto changes = timeline(three_lessons(), facts, noon, far, 100);
  CHECK(told(changes) ==
        "2026-03-12T12:00:00Z +2, 2026-03-17T12:00:00Z +3, 2026-03-30T12:00:00Z -1 -2 -3");
  CHECK(changes.back().lessons.front().after.reason == Reason::Revoked);
  CHECK(changes.back().product.reason == Reason::Revoked);
}

TEST_CASE("what waits for a checkpoint only is told as a condition") {
  const Facts facts = one_grant();
  const auto course = three_lessons();
  const auto now = timeline(course, facts, noon, far, 100);
  CHECK(told(now) == "2026-03-12T12:00:00Z +2, 2026-03-17T12:00:00Z ~3");
  const Facts passed = with_checkpoints_passed(course, facts);
  const auto then = timeline(course, passed, noon, far, 100);
  CHECK(told(then) == "2026-03-12T12:00:00Z +2, 2026-03-17T12:00:00Z +3");
  CHECK(decide(course, facts, last, then.back().at).lesson == checkpoint);
}

TEST_CASE("the change before is found, and before the first one there is none") {
  const auto course = three_lessons();
  const Facts facts = one_grant();
  CHECK(previous_change(course, facts, noon + days(9)) == noon + days(7));
  CHECK(previous_change(course, facts, noon + days(2)) == noon);
  CHECK(previous_change(course, facts, noon) == std::nullopt);
}

TEST_CASE("between two changes every answer stays") {
  Dice dice(seed());
  int changes_seen = 0;
  for (int i = 0; i < 1'500; ++i) {
    const RandomWorld world = random_world(dice);
    const CompiledCourse course(world.course);
    const Span span = span_of(world);
    Instant from = span.from;
    auto changes = timeline(course, world.facts, span.from, span.until, 10'000);
    changes_seen += static_cast<int>(changes.size());
    for (const TimelineChange& change : changes) {
      const Instant before = change.at - second;
      if (before >= from) {
        REQUIRE_MESSAGE(same_answers(course, world.facts, from, before), change.at.text());
        const auto inside = std::chrono::floor<std::chrono::seconds>((before - from) / 2);
        REQUIRE(same_answers(course, world.facts, from, from + inside));
      }
      from = change.at;
    }
    REQUIRE(same_answers(course, world.facts, from, span.until));
  }
  CHECK(changes_seen > 5'000);
}

TEST_CASE("each change is one: what it tells of before and after is what is answered then") {
  Dice dice(seed() + 1);
  for (int i = 0; i < 500; ++i) {
    const RandomWorld world = random_world(dice);
    const CompiledCourse course(world.course);
    const Span span = span_of(world);
    for (const auto& change : timeline(course, world.facts, span.from, span.until, 10'000)) {
      REQUIRE_FALSE(same_answers(course, world.facts, change.at - second, change.at));
      REQUIRE(change.product == decide(course, world.facts, ProductTarget(), change.at));
      for (const Turn& turn : change.lessons) {
        REQUIRE(turn.before == decide(course, world.facts, turn.lesson, change.at - second));
        REQUIRE(turn.after == decide(course, world.facts, turn.lesson, change.at));
        REQUIRE(turn.before != turn.after);
      }
    }
  }
}

TEST_CASE("nothing that was to be expected is left out") {
  Dice dice(seed() + 2);
  int expected = 0;
  for (int i = 0; i < 500; ++i) {
    const RandomWorld world = random_world(dice);
    const CompiledCourse course(world.course);
    const Instant from = dice.pick(world.moments);
    const auto next = next_change(course, world.facts, from);
    // What only a section waits for is no change of a lesson.
    if (!next || same_answers(course, world.facts, from, *next)) continue;
    const auto changes = timeline(course, world.facts, from, *next, 10'000);
    REQUIRE_FALSE(changes.empty());
    expected += changes.back().at == *next ? 1 : 0;
  }
  CHECK(expected > 200);
}

}  // namespace accesses::testing
