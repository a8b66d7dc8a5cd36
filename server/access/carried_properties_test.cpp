// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <functional>
#include <optional>
#include <string>

#include "access/carried.h"
#include "access/properties_test.h"
#include "access/terms.h"

// A plan that takes the place of another under the same terms, with the start kept: in random
// courses and zones, after any row of freezes, nothing that was open waits again.

namespace accesses::testing {
namespace {

using base::Instant;

/// What takes the place of a grant, in one way or another.
using Way = std::function<std::optional<Grant>(const Grant& old, const Dates& dates, Instant now,
                                               base::TimeZone zone)>;

std::optional<Grant> by_the_rules(const Grant& old, const Dates& dates, Instant now,
                                  base::TimeZone zone) {
  const Carry carry{.keep_start = true, .end = CarriedEnd::Longer};
  auto next = carried(old, dates, old.policy, carry, now, zone);
  if (!next) return std::nullopt;
  return std::move(next->grant);
}

/// As if every freeze had moved every lesson.
std::optional<Grant> by_all_credits(const Grant& old, const Dates& dates, Instant now,
                                    base::TimeZone zone) {
  auto next = by_the_rules(old, dates, now, zone);
  if (!next) return std::nullopt;
  const auto terms = terms_of(old, now, zone);
  int credits = 0;
  for (const auto& freeze : terms.freezes) credits += freeze.days;
  if (!terms.freezes.empty() && terms.frozen_until > now) credits -= terms.freezes.back().days;
  next->schedule_base_at = base::plus_calendar(terms.base, 0, credits, zone);
  return next;
}

/// As if the freezes of the old grant were none of the new one's business.
std::optional<Grant> without_freezes(const Grant& old, const Dates& dates, Instant now,
                                     base::TimeZone zone) {
  auto next = by_the_rules(old, dates, now, zone);
  if (next) next->schedule_base_at = terms_of(old, now, zone).base;
  return next;
}

struct Case {
  Grant old;
  Dates dates;
  Instant now;
};

/// Freezes one after the other, many of them ended early, and a moment often soon after the last.
Case random_case(const RandomWorld& world, Dice& dice) {
  Case made;
  const base::TimeZone zone = world.facts.zone;
  made.old.start_at = dice.pick(world.moments);
  made.old.policy = std::make_shared<const Policy>(Policy{.period = DaysLong{200}});
  made.now = made.old.start_at + std::chrono::minutes(30 * dice.between(0, 48 * 12));
  for (int i = dice.between(0, 3); i > 0; --i) {
    const FreezeWish wish{made.now, PlannedDays{dice.between(1, 8)}, ""};
    made.dates = *frozen(made.old, made.dates, wish, made.now, zone);
    const bool early = dice.chance(60);
    made.now = made.now + std::chrono::minutes(30 * dice.between(1, early ? 60 : 48 * 10));
    if (early) {
      const auto ended = unfrozen(made.old, made.dates, made.now, zone);
      if (ended) made.dates = *ended;
    }
    made.now = made.now + std::chrono::minutes(30 * dice.between(0, dice.chance(60) ? 20 : 200));
  }
  made.old = with_dates(made.old, made.dates);
  return made;
}

std::string text_of_case(const Answer& was, const Answer& is, Instant at) {
  return at.text() + ": " + text_of(was) + " / " + text_of(is);
}

Judged nothing_waits_again(const Way& way, const RandomWorld& world, Dice& dice) {
  const Case made = random_case(world, dice);
  const base::TimeZone zone = world.facts.zone;
  const auto next = way(made.old, made.dates, made.now, zone);
  if (!next) return {};
  Facts before;
  before.zone = zone;
  before.grants = {made.old};
  Facts after = before;
  after.grants = {*next};
  const Instant at =
      std::max(made.now, terms_of(made.old, made.now, zone).frozen_until);
  Judged judged;
  for (const Target& target : world.targets) {
    const Answer was = real_engine(world.course, before, target, at);
    const Answer is = real_engine(world.course, after, target, at);
    judged.tried = judged.tried || was.is_open();
    if (was.is_open() && !is.is_open()) judged.complaint = text_of_case(was, is, at);
  }
  return judged;
}

/// What waits for its day does not wait longer, and not as if the freezes had never been.
Judged what_waits_opens_no_later(const Way& way, const RandomWorld& world, Dice& dice) {
  const Case made = random_case(world, dice);
  const base::TimeZone zone = world.facts.zone;
  const auto next = way(made.old, made.dates, made.now, zone);
  const auto terms = terms_of(made.old, made.now, zone);
  // Within a day after a freeze that ended early a day of its credit may be left out.
  const bool settled = terms.freezes.empty() ||
                       terms.freezes.back().ended_at + std::chrono::days(4) < made.now;
  if (!next || !settled) return {};
  Facts before;
  before.zone = zone;
  before.grants = {made.old};
  Facts after = before;
  after.grants = {*next};
  Judged judged;
  for (const Target& target : world.targets) {
    const Answer was = real_engine(world.course, before, target, made.now);
    const Answer is = real_engine(world.course, after, target, made.now);
    if (was.outcome != Outcome::LockedUntil || is.is_open()) continue;
    judged.tried = true;
    if (is.until != was.until) judged.complaint = text_of_case(was, is, made.now);
  }
  return judged;
}

using Judge = Judged (*)(const Way& way, const RandomWorld& world, Dice& dice);

struct Verdicts {
  int tried = 0;
  int complaints = 0;
  std::string first = {};
};

Verdicts judge(Judge judge, const Way& way) {
  Dice dice(seed());
  Verdicts verdicts;
  for (int i = 0; i < 4'000; ++i) {
    const RandomWorld world = random_world(dice);
    const Judged judged = judge(way, world, dice);
    verdicts.tried += judged.tried ? 1 : 0;
    if (!judged.complaint) continue;
    if (++verdicts.complaints == 1) verdicts.first = *judged.complaint;
  }
  return verdicts;
}

}  // namespace

TEST_CASE("with the start kept, what is open stays open, whatever freezes there were") {
  CAPTURE(seed());
  const auto verdicts = judge(nothing_waits_again, by_the_rules);
  CHECK(verdicts.tried > 1'000);
  CHECK(verdicts.first == "");
  CHECK(judge(nothing_waits_again, by_all_credits).complaints > 0);
}

TEST_CASE("with the start kept, what waits opens on its day") {
  CAPTURE(seed());
  const auto verdicts = judge(what_waits_opens_no_later, by_the_rules);
  CHECK(verdicts.tried > 300);
  CHECK(verdicts.first == "");
  CHECK(judge(what_waits_opens_no_later, without_freezes).complaints > 0);
}

TEST_CASE("the kept end is the old end, before and after an unfreezing") {
  CAPTURE(seed());
  Dice dice(seed());
  int frozen_ones = 0;
  for (int i = 0; i < 2'000; ++i) {
    const RandomWorld world = random_world(dice);
    const base::TimeZone zone = world.facts.zone;
    const Case made = random_case(world, dice);
    const Carry carry{.keep_start = true, .end = CarriedEnd::KeepOld};
    const auto next = carried(made.old, made.dates, made.old.policy, carry, made.now, zone);
    REQUIRE(next.has_value());
    const auto was = terms_of(made.old, made.now, zone);
    CHECK(terms_of(next->grant, made.now, zone).end == was.end);
    if (was.frozen_until <= made.now) continue;
    ++frozen_ones;
    const Instant later = made.now + std::chrono::hours(dice.between(0, 30));
    const auto old_dates = unfrozen(made.old, made.dates, later, zone);
    const auto new_dates = unfrozen(next->grant, next->dates, later, zone);
    REQUIRE(old_dates.has_value() == new_dates.has_value());
    if (!old_dates) continue;
    const Grant old_grant = with_dates(made.old, *old_dates);
    const Grant new_grant = with_dates(next->grant, *new_dates);
    CHECK(terms_of(new_grant, later, zone).end == terms_of(old_grant, later, zone).end);
  }
  CHECK(frozen_ones > 100);
}

}  // namespace accesses::testing
