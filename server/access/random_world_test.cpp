// SPDX-License-Identifier: Apache-2.0
#include "access/random_world_test.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

namespace accesses::testing {

using base::Instant;

namespace {

constexpr std::array zones = {
    "Europe/Paris", "Europe/Kyiv",    "America/New_York", "America/St_Johns",    "America/Santiago",
    "Africa/Cairo", "Asia/Kathmandu", "Pacific/Chatham",  "Australia/Lord_Howe", "UTC"};
constexpr std::array centres = {"2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z",
                                "2026-01-31T11:00:00Z", "2028-02-29T12:00:00Z",
                                "2026-04-24T00:00:00Z", "2026-07-15T12:00:00Z"};
constexpr int sections_from = 100;

constexpr base::Duration second = std::chrono::seconds(1);

void make_moments(RandomWorld& world, Dice& dice) {
  const Instant centre = *Instant::parse(dice.pick(centres));
  for (int i = 0; i < 8; ++i) {
    const auto minutes = std::chrono::minutes(30 * dice.between(-48 * 12, 48 * 40));
    world.moments.push_back(centre + minutes);
  }
  for (int i = 0; i < 4; ++i) {
    const Instant moment = dice.pick(world.moments);
    world.moments.push_back(dice.chance(50) ? moment + second : moment - second);
    world.moments.push_back(moment + std::chrono::days(dice.between(1, 14)));
  }
}

base::LocalTime whole_minute(const RandomWorld& world, Dice& dice) {
  const base::LocalTime local = world.facts.zone.local_of(dice.pick(world.moments));
  return base::LocalTime(std::chrono::floor<std::chrono::minutes>(local.value()));
}

ScheduleRule random_rule(const RandomWorld& world, Dice& dice) {
  ScheduleRule rule;
  const int open = dice.between(0, 3);
  if (open == 1) rule.open = OpenOn{whole_minute(world, dice)};
  if (open == 2) rule.open = OpenAfter{.days = dice.between(0, 12)};
  if (open == 3) {
    const auto time = std::chrono::minutes(30 * dice.between(0, 47));
    rule.open = OpenAfter{.days = dice.between(0, 12), .time = time};
  }
  const int close = dice.between(0, 5);
  if (close == 1) rule.close = CloseOn{whole_minute(world, dice)};
  if (close == 2) rule.close = CloseAfterOpen{.days = dice.between(1, 20)};
  return rule;
}

std::optional<ScheduleRule> perhaps_rule(const RandomWorld& world, int percent, Dice& dice) {
  if (!dice.chance(percent)) return std::nullopt;
  return random_rule(world, dice);
}

void make_course(RandomWorld& world, Dice& dice) {
  world.course.status = dice.chance(3) ? ProductStatus::Draft : ProductStatus::Published;
  world.course.show_unavailable = dice.chance(70);
  world.targets.push_back(ProductTarget());
  int lesson_number = 0;
  for (int m = dice.between(1, 3); m > 0; --m) {
    CourseModule& module = world.course.modules.emplace_back();
    module.id = ModuleId::from_number(std::ssize(world.course.modules));
    module.published = !dice.chance(4);
    module.rule = perhaps_rule(world, 25, dice);
    for (int l = dice.between(0, 3); l > 0; --l) {
      CourseLesson& lesson = module.lessons.emplace_back();
      lesson.id = LessonId::from_number(++lesson_number);
      lesson.published = !dice.chance(4);
      lesson.open_to_all = dice.chance(5);
      lesson.is_checkpoint = dice.chance(30);
      lesson.deleted = dice.chance(3);
      lesson.created_at = dice.pick(world.moments);
      lesson.rule = perhaps_rule(world, 60, dice);
      world.targets.push_back(lesson.id);
      if (!dice.chance(25)) continue;
      lesson.sections = {SectionId::from_number(sections_from + 2 * lesson_number),
                         SectionId::from_number(sections_from + 2 * lesson_number + 1)};
      world.targets.insert(world.targets.end(), lesson.sections.begin(), lesson.sections.end());
    }
  }
}

std::optional<LessonId> random_lesson(const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const auto* lesson = std::get_if<LessonId>(&target);
  return lesson ? std::optional(*lesson) : std::nullopt;
}

Scope random_scope(const RandomWorld& world, Dice& dice) {
  if (dice.chance(45)) return AllLessons();
  SelectedLessons scope;
  for (const Target& target : world.targets) {
    if (dice.chance(45)) continue;
    if (const auto* lesson = std::get_if<LessonId>(&target)) scope.lessons.insert(*lesson);
    if (const auto* section = std::get_if<SectionId>(&target)) scope.sections.insert(*section);
  }
  scope.auto_new = dice.chance(30);
  if (scope.auto_new) scope.selected_at = dice.pick(world.moments);
  if (dice.chance(40)) scope.auto_modules.insert(ModuleId::from_number(dice.between(1, 3)));
  return scope;
}

ReleaseSchedule random_schedule(const RandomWorld& world, Dice& dice) {
  if (dice.chance(45)) return InheritedSchedule();
  if (dice.chance(35)) return NoSchedule();
  CustomSchedule custom;
  custom.fallback = dice.chance(50) ? Fallback::Inherit : Fallback::Immediate;
  for (const Target& target : world.targets) {
    const auto* lesson = std::get_if<LessonId>(&target);
    if (lesson && dice.chance(40)) custom.lessons.emplace(*lesson, random_rule(world, dice));
  }
  const auto module = ModuleId::from_number(dice.between(1, 3));
  if (dice.chance(40)) custom.modules.emplace(module, random_rule(world, dice));
  return custom;
}

Checkpoints random_checkpoints(const RandomWorld& world, Dice& dice) {
  if (dice.chance(60)) return InheritedCheckpoints();
  if (dice.chance(40)) return CheckpointsOff();
  CheckpointSwitches switches;
  for (int i = 0; i < 3; ++i) {
    if (const auto lesson = random_lesson(world, dice)) switches.lessons[*lesson] = dice.chance(60);
  }
  return switches;
}

Period random_period(const RandomWorld& world, Dice& dice) {
  const int kind = dice.between(0, 4);
  if (kind == 0) return Unlimited();
  if (kind == 1) return MonthsLong{dice.between(1, 3)};
  if (kind == 2) return UntilDate{world.facts.zone.local_of(dice.pick(world.moments)).date()};
  return DaysLong{dice.between(1, 40)};
}

Policy random_policy(const RandomWorld& world, Dice& dice) {
  Policy policy;
  policy.scope = random_scope(world, dice);
  policy.schedule = random_schedule(world, dice);
  policy.checkpoints = random_checkpoints(world, dice);
  policy.period = random_period(world, dice);
  if (dice.chance(12)) policy.start = FixedStart{whole_minute(world, dice)};
  policy.full = dice.chance(8);
  return policy;
}

Overrides random_overrides(const RandomWorld& world, Dice& dice) {
  const Policy policy = random_policy(world, dice);
  Overrides overrides;
  if (dice.chance(15)) overrides.scope = policy.scope;
  if (dice.chance(15)) overrides.schedule = policy.schedule;
  if (dice.chance(15)) overrides.checkpoints = policy.checkpoints;
  if (dice.chance(15)) overrides.period = policy.period;
  if (dice.chance(10)) overrides.start = policy.start;
  if (dice.chance(10)) overrides.full = policy.full;
  return overrides;
}

std::vector<Freeze> random_freezes(const RandomWorld& world, Dice& dice) {
  std::vector<Freeze> freezes;
  for (int i = dice.chance(40) ? dice.between(1, 3) : 0; i > 0; --i) {
    Freeze& freeze = freezes.emplace_back();
    freeze.started_at = dice.pick(world.moments);
    if (dice.chance(20)) {
      freeze.planned = PlannedMonths{dice.between(1, 2)};
    } else {
      freeze.planned = PlannedDays{dice.between(1, 15)};
    }
    const Instant ended_at = dice.pick(world.moments);
    if (dice.chance(40) && ended_at >= freeze.started_at) freeze.ended_at = ended_at;
  }
  return freezes;
}

void make_overrides(RandomWorld& world, Dice& dice) {
  for (int i = dice.chance(30) ? dice.between(1, 3) : 0; i > 0; --i) {
    const auto lesson = random_lesson(world, dice);
    const auto kind = dice.chance(60) ? LessonOverrideKind::Open : LessonOverrideKind::Closed;
    const Instant at = dice.pick(world.moments);
    if (lesson) world.facts.lesson_overrides.push_back({*lesson, kind, at});
  }
}

}  // namespace

std::uint64_t seed() {
  const char* text = std::getenv("STOA_SEED");
  return text == nullptr ? 20'260'310 : std::stoull(text);
}

Grant random_grant(const RandomWorld& world, Dice& dice) {
  Grant grant;
  grant.id = GrantId::from_number(dice.between(1, 1'000'000));
  if (dice.chance(5)) grant.kind = GrantKind::PreRegistration;
  grant.start_at = dice.pick(world.moments);
  if (dice.chance(10)) grant.schedule_base_at = dice.pick(world.moments);
  grant.policy = std::make_shared<const Policy>(random_policy(world, dice));
  grant.overrides = random_overrides(world, dice);
  if (dice.chance(12)) {
    grant.end_override = EndOverride{.set_at = dice.pick(world.moments)};
    if (dice.chance(80)) grant.end_override->end_at = dice.pick(world.moments);
  }
  grant.freezes = random_freezes(world, dice);
  if (dice.chance(8)) grant.suspended_since = dice.pick(world.moments);
  if (dice.chance(8)) grant.revoked_at = dice.pick(world.moments);
  return grant;
}

RandomWorld random_world(Dice& dice) {
  RandomWorld world;
  world.facts.zone = *base::TimeZone::parse(dice.pick(zones));
  world.facts.blocked = dice.chance(3);
  make_moments(world, dice);
  make_course(world, dice);
  for (int i = dice.between(0, 4); i > 0; --i) {
    world.facts.grants.push_back(random_grant(world, dice));
  }
  for (int i = dice.between(0, 3); i > 0; --i) {
    const auto lesson = random_lesson(world, dice);
    if (lesson) world.facts.passed_checkpoints.push_back(*lesson);
  }
  make_overrides(world, dice);
  return world;
}

TEST_CASE("one seed always makes the same world") {
  Dice one(seed());
  Dice other(seed());
  const RandomWorld a = random_world(one);
  const RandomWorld b = random_world(other);
  CHECK(a.moments == b.moments);
  CHECK(a.targets == b.targets);
  CHECK(random_world(one).moments != a.moments);
}

}  // namespace accesses::testing
