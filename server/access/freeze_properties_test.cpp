// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

#include "access/properties_test.h"

namespace accesses::testing {

using base::Instant;

namespace {

/// By day, where no zone changes its clocks, so that moving by calendar days loses nothing.
Instant by_day(Instant at, base::TimeZone zone, Dice& dice) {
  const auto day = zone.local_of(at).date().day();
  return zone.instant_of(base::LocalTime(day + std::chrono::minutes(30 * dice.between(18, 38))));
}

ScheduleRule relative_rule(Dice& dice) {
  ScheduleRule rule;
  if (dice.chance(40)) rule.open = OpenAfter{.days = dice.between(0, 12)};
  if (dice.chance(40)) {
    const auto time = std::chrono::minutes(30 * dice.between(18, 38));
    rule.open = OpenAfter{.days = dice.between(0, 12), .time = time};
  }
  if (dice.chance(40)) rule.close = CloseAfterOpen{.days = dice.between(1, 15)};
  return rule;
}

struct Neutral {
  Course course;
  Facts facts;
  Facts frozen;
  Instant frozen_at;
  int days = 0;
};

/// One limited grant under relative rules only, as it is and frozen for some days.
Neutral neutral_world(const RandomWorld& world, Dice& dice) {
  Neutral out;
  out.course = world.course;
  out.course.status = ProductStatus::Published;
  for (CourseModule& module : out.course.modules) {
    if (module.rule) module.rule = relative_rule(dice);
    for (CourseLesson& lesson : module.lessons) lesson.rule = relative_rule(dice);
  }
  out.facts.zone = world.facts.zone;
  Grant grant;
  grant.start_at = by_day(dice.pick(world.moments), out.facts.zone, dice);
  grant.policy = std::make_shared<const Policy>(
      Policy{.checkpoints = CheckpointsOff(), .period = DaysLong{dice.between(5, 40)}});
  out.facts.grants = {grant};
  out.days = dice.between(1, 20);
  out.frozen_at =
      by_day(grant.start_at + std::chrono::days(dice.between(1, 30)), out.facts.zone, dice);
  out.frozen = out.facts;
  out.frozen.grants[0].freezes = {{.started_at = out.frozen_at, .planned = PlannedDays{out.days}}};
  return out;
}

Answer moved(Answer answer, const Neutral& world) {
  for (auto* instant : {&answer.until, &answer.at}) {
    if (*instant && **instant > world.frozen_at) {
      *instant = base::plus_calendar(**instant, 0, world.days, world.facts.zone);
    }
  }
  return answer;
}

Judged freezing_moves_the_future(const Engine& engine, const RandomWorld& base, Dice& dice) {
  const Neutral world = neutral_world(base, dice);
  const Target target = dice.pick(base.targets);
  const Answer at_freeze = engine(world.course, world.facts, target, world.frozen_at);
  if (at_freeze.reason == Reason::Expired) return {};
  const Instant at =
      by_day(world.frozen_at + std::chrono::days(dice.between(1, 40)), world.facts.zone, dice);
  const Instant moved_at = base::plus_calendar(at, 0, world.days, world.facts.zone);
  const Answer expected = moved(engine(world.course, world.facts, target, at), world);
  const Answer frozen = engine(world.course, world.frozen, target, moved_at);
  if (frozen == expected) return {.tried = true};
  return {.tried = true, .complaint = text_of(expected) + " / " + text_of(frozen)};
}

Answer credits_are_forgotten(const Course& course, const Facts& facts, const Target& target,
                             Instant at) {
  Facts forgetful = facts;
  for (Grant& grant : forgetful.grants) {
    std::erase_if(grant.freezes, [at](const Freeze& freeze) {
      return freeze.started_at + std::chrono::days(21) < at;
    });
  }
  return real_engine(course, forgetful, target, at);
}

void set_process_zone(const char* zone) {
  setenv("TZ", zone, 1);
  tzset();
}

Judged the_viewers_zone_is_no_input(const Engine& engine, const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const Instant at = dice.pick(world.moments);
  set_process_zone("Pacific/Kiritimati");
  const Answer here = engine(world.course, world.facts, target, at);
  set_process_zone("America/Los_Angeles");
  const Answer there = engine(world.course, world.facts, target, at);
  set_process_zone("UTC");
  if (here == there) return {.tried = true};
  return {.tried = true, .complaint = text_of(here) + " / " + text_of(there)};
}

Answer local_time_is_asked(const Course& course, const Facts& facts, const Target& target,
                           Instant at) {
  const std::time_t seconds = at.milliseconds() / 1000;
  std::tm local{};
  localtime_r(&seconds, &local);
  return real_engine(course, facts, target, at + std::chrono::seconds(local.tm_gmtoff));
}

}  // namespace

TEST_CASE("a freeze moves the whole future of a limited grant by its days, and nothing else") {
  check_holds(freezing_moves_the_future);
  check_notices(freezing_moves_the_future, credits_are_forgotten);
}

TEST_CASE("the zone of the one who looks changes no answer") {
  check_holds(the_viewers_zone_is_no_input, 500);
  check_notices(the_viewers_zone_is_no_input, local_time_is_asked);
}

}  // namespace accesses::testing
