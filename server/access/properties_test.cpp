// SPDX-License-Identifier: Apache-2.0
#include "access/properties_test.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace accesses::testing {

using base::Instant;

namespace {

constexpr base::Duration second = std::chrono::seconds(1);

Judged complaint(const std::string& what, const Answer& a, const Answer& b) {
  return {.tried = true, .complaint = what + ": " + text_of(a) + " / " + text_of(b)};
}

bool is_closed_for_person(const RandomWorld& world) {
  return std::ranges::any_of(world.facts.lesson_overrides, [](const LessonOverride& override) {
    return override.kind == LessonOverrideKind::Closed;
  });
}

Facts with_grant(const Facts& facts, const Grant& grant) {
  Facts more = facts;
  more.grants.push_back(grant);
  return more;
}

Facts with_only(const Facts& facts, const Grant& grant) {
  Facts alone = facts;
  alone.grants = {grant};
  return alone;
}

/// An instant at which more is happening than at any odd one: just where an answer says it changes.
Instant telling_instant(const Engine& engine, const RandomWorld& world, const Target& target,
                        Dice& dice) {
  const Instant at = dice.pick(world.moments);
  const Answer answer = engine(world.course, world.facts, target, at);
  if (dice.chance(50)) return at;
  if (answer.until) return dice.chance(50) ? *answer.until : *answer.until - second;
  return answer.at.value_or(at);
}

Judged more_grants_never_close(const Engine& engine, const RandomWorld& world, Dice& dice) {
  if (is_closed_for_person(world)) return {};
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer before = engine(world.course, world.facts, target, at);
  if (!before.is_open()) return {};
  const Facts more = with_grant(world.facts, random_grant(world, dice));
  const Answer after = engine(world.course, more, target, at);
  if (!after.is_open()) return complaint("one more grant closed the target", before, after);
  return {.tried = true};
}

Judged one_grant_opens_alone(const Engine& engine, const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer together = engine(world.course, world.facts, target, at);
  if (!together.is_open() || world.facts.grants.empty()) return {};
  for (const Grant& grant : world.facts.grants) {
    if (engine(world.course, with_only(world.facts, grant), target, at).is_open()) {
      return {.tried = true};
    }
  }
  return complaint("open together, by none alone", together, together);
}

Judged drafts_are_hidden(const Engine& engine, const RandomWorld& world, Dice& dice) {
  Course draft = world.course;
  draft.status = ProductStatus::Draft;
  const Answer answer =
      engine(draft, world.facts, dice.pick(world.targets), dice.pick(world.moments));
  if (answer.outcome != Outcome::Hidden) return complaint("shown in a draft", answer, answer);
  return {.tried = true};
}

Judged promised_instants_are_kept(const Engine& engine, const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer now = engine(world.course, world.facts, target, at);
  if (now.outcome != Outcome::LockedUntil) return {};
  const Answer then = engine(world.course, known_at(world.facts, at), target, *now.until);
  const bool later = then.outcome == Outcome::LockedUntil && *then.until > *now.until;
  const bool kept = then.is_open() || then.reason == Reason::Checkpoint || later;
  if (*now.until <= at || !kept) return complaint("a promise was not kept", now, then);
  return {.tried = true};
}

Judged open_spans_are_exact(const Engine& engine, const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer now = engine(world.course, world.facts, target, at);
  if (!now.is_open()) return {};
  const Facts known = known_at(world.facts, at);
  const Instant end = now.until.value_or(at + std::chrono::days(40'000));
  std::vector<Instant> inside = {end - second,
                                 at + std::chrono::floor<std::chrono::seconds>((end - at) / 2)};
  for (const Instant moment : world.moments) {
    if (moment >= at && moment < end) inside.push_back(moment);
  }
  for (const Instant moment : inside) {
    const Answer then = engine(world.course, known, target, moment);
    if (!then.is_open()) return complaint("shut before its time", now, then);
  }
  if (now.until && engine(world.course, known, target, *now.until).is_open()) {
    return complaint("open after its time", now, now);
  }
  return {.tried = true};
}

Judged passing_never_closes(const Engine& engine, const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer before = engine(world.course, world.facts, target, at);
  const auto* lesson = std::get_if<LessonId>(&dice.pick(world.targets));
  if (!before.is_open() || lesson == nullptr) return {};
  Facts passed = world.facts;
  passed.passed_checkpoints.push_back(*lesson);
  const Answer after = engine(world.course, passed, target, at);
  if (!after.is_open()) return complaint("passing a checkpoint closed it", before, after);
  return {.tried = true};
}

Judged detaching_changes_nothing(const Engine& engine, const RandomWorld& world, Dice& dice) {
  if (world.facts.grants.empty()) return {};
  Facts detached = world.facts;
  for (Grant& grant : detached.grants) {
    if (dice.chance(60)) grant.overrides = pinned(effective(*grant.policy, grant.overrides));
  }
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer before = engine(world.course, world.facts, target, at);
  const Answer after = engine(world.course, detached, target, at);
  if (after != before) return complaint("pinning what holds anyway made a change", before, after);
  return {.tried = true};
}

Judged order_is_irrelevant(const Engine& engine, const RandomWorld& world, Dice& dice) {
  if (world.facts.grants.size() < 2) return {};
  Facts shuffled = world.facts;
  std::ranges::shuffle(shuffled.grants, dice.engine());
  std::ranges::shuffle(shuffled.passed_checkpoints, dice.engine());
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer before = engine(world.course, world.facts, target, at);
  const Answer after = engine(world.course, shuffled, target, at);
  if (after != before) return complaint("the order of the grants counted", before, after);
  return {.tried = true};
}

Judged later_facts_are_unknown(const Engine& engine, const RandomWorld& world, Dice& dice) {
  const Target target = dice.pick(world.targets);
  const Instant at = telling_instant(engine, world, target, dice);
  const Answer all = engine(world.course, world.facts, target, at);
  const Answer known = engine(world.course, known_at(world.facts, at), target, at);
  if (all != known) return complaint("a later fact was known", all, known);
  return {.tried = !world.facts.grants.empty()};
}

// Engines that are wrong in the ways in which such engines usually are.

Answer newest_grant_replaces(const Course& course, const Facts& facts, const Target& target,
                             Instant at) {
  if (facts.grants.empty()) return real_engine(course, facts, target, at);
  return real_engine(course, with_only(facts, facts.grants.back()), target, at);
}

Answer attributes_are_mixed(const Course& course, const Facts& facts, const Target& target,
                            Instant at) {
  for (const Grant& one : facts.grants) {
    for (const Grant& other : facts.grants) {
      Grant mixed = one;
      mixed.overrides.scope = effective(*other.policy, other.overrides).scope;
      const Answer answer = real_engine(course, with_only(facts, mixed), target, at);
      if (answer.is_open()) return answer;
    }
  }
  return real_engine(course, facts, target, at);
}

Answer drafts_are_shown(const Course& course, const Facts& facts, const Target& target,
                        Instant at) {
  Course published = course;
  published.status = ProductStatus::Published;
  return real_engine(published, facts, target, at);
}

Answer the_end_is_forgotten(const Course& course, const Facts& facts, const Target& target,
                            Instant at) {
  Answer answer = real_engine(course, facts, target, at);
  if (answer.reason != Reason::AfterEnd) return answer;
  return {.outcome = Outcome::LockedUntil, .reason = Reason::Schedule, .until = answer.at};
}

Answer until_of_one_grant(const Course& course, const Facts& facts, const Target& target,
                          Instant at) {
  const Answer answer = real_engine(course, facts, target, at);
  for (const Grant& grant : facts.grants) {
    if (answer.grant == grant.id) {
      return real_engine(course, with_only(facts, grant), target, at);
    }
  }
  return answer;
}

Answer passed_is_taken_for_unpassed(const Course& course, const Facts& facts, const Target& target,
                                    Instant at) {
  Facts turned = facts;
  turned.passed_checkpoints.clear();
  for (const CourseModule& module : course.modules) {
    for (const CourseLesson& lesson : module.lessons) {
      const bool passed = std::ranges::count(facts.passed_checkpoints, lesson.id) > 0;
      if (!passed) turned.passed_checkpoints.push_back(lesson.id);
    }
  }
  return real_engine(course, turned, target, at);
}

Answer detaching_restarts(const Course& course, const Facts& facts, const Target& target,
                          Instant at) {
  Facts restarted = facts;
  for (Grant& grant : restarted.grants) {
    if (grant.overrides.service) grant.schedule_base_at = at;
  }
  return real_engine(course, restarted, target, at);
}

Answer the_first_two_count(const Course& course, const Facts& facts, const Target& target,
                           Instant at) {
  Facts fewer = facts;
  if (fewer.grants.size() > 2) fewer.grants.resize(2);
  return real_engine(course, fewer, target, at);
}

Answer the_future_is_known(const Course& course, const Facts& facts, const Target& target,
                           Instant at) {
  Facts known = facts;
  for (Grant& grant : known.grants) {
    if (grant.revoked_at) grant.revoked_at = std::min(*grant.revoked_at, at);
  }
  return real_engine(course, known, target, at);
}

}  // namespace

TEST_CASE("one more grant never closes what was open") {
  check_holds(more_grants_never_close);
  check_notices(more_grants_never_close, newest_grant_replaces);
}

TEST_CASE("what is open with several grants is open with one of them alone") {
  check_holds(one_grant_opens_alone);
  check_notices(one_grant_opens_alone, attributes_are_mixed);
}

TEST_CASE("a draft shows nothing to students, whatever they hold") {
  check_holds(drafts_are_hidden);
  check_notices(drafts_are_hidden, drafts_are_shown);
}

TEST_CASE("an instant that was promised is kept, or a checkpoint or a later instant is told") {
  check_holds(promised_instants_are_kept);
  check_notices(promised_instants_are_kept, the_end_is_forgotten);
}

TEST_CASE("what is open until an instant is open before it and not at it") {
  check_holds(open_spans_are_exact);
  check_notices(open_spans_are_exact, until_of_one_grant);
}

TEST_CASE("passing a checkpoint never closes anything") {
  check_holds(passing_never_closes);
  check_notices(passing_never_closes, passed_is_taken_for_unpassed);
}

TEST_CASE("making an order fully individual changes no answer") {
  check_holds(detaching_changes_nothing);
  check_notices(detaching_changes_nothing, detaching_restarts);
}

TEST_CASE("the order in which grants are listed changes nothing") {
  check_holds(order_is_irrelevant);
  check_notices(order_is_irrelevant, the_first_two_count);
}

TEST_CASE("facts dated after the instant asked about are not known to the answer") {
  check_holds(later_facts_are_unknown);
  check_notices(later_facts_are_unknown, the_future_is_known);
}

}  // namespace accesses::testing
