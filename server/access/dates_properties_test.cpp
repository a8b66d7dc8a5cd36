// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>

#include "access/dates.h"
#include "access/random_world_test.h"
#include "access/terms.h"

// Acts about the dates of one access in any order. Beside the facts stands a promise, kept as a
// person at a desk would keep it: one end and one freeze, moved by hand with every act.

namespace accesses::testing {
namespace {

using base::Instant;

struct Pause {
  Instant from;
  int days = 0;
  Instant until;
  bool in_end = true;  ///< The end was moved by it, and goes back when it is cut short.
};

struct Promise {
  Instant end = forever;
  std::optional<Pause> running;
  std::optional<Pause> coming;
};

struct Desk {
  Grant grant;
  Dates dates;
  Promise promise;
  Instant now;
  base::TimeZone zone = {};

  void move_end(int days) {
    if (promise.end != forever) promise.end = base::plus_calendar(promise.end, 0, days, zone);
  }
  Pause pause(Instant from, int days) const {
    return {from, days, base::plus_calendar(from, 0, days, zone), true};
  }
  bool is_over() const { return promise.end <= now; }
  bool agrees() const {
    const Grant dated = with_dates(grant, dates);
    const auto terms = terms_of(dated, now, zone);
    const auto frozen_until = promise.running ? promise.running->until : long_ago;
    const auto known_until = terms.frozen_until > now ? terms.frozen_until : long_ago;
    return terms.end == promise.end && known_until == frozen_until;
  }
};

/// What begins and what is over by itself.
void pass_time(Desk& desk) {
  auto& [end, running, coming] = desk.promise;
  if (running && running->until <= desk.now) running.reset();
  if (!coming || coming->from > desk.now) return;
  desk.move_end(coming->days);
  if (coming->until > desk.now) running = coming;
  coming.reset();
}

/// The running freeze ends now; what was not used goes back.
void cut_short(Desk& desk) {
  auto& running = desk.promise.running;
  if (!running) return;
  const auto used = std::chrono::ceil<std::chrono::days>(desk.now - running->from).count();
  if (running->in_end) desk.move_end(std::min(static_cast<int>(used) - running->days, 0));
  running.reset();
}

void drop_vain(Desk& desk) {
  auto& coming = desk.promise.coming;
  if (coming && coming->from >= desk.promise.end) coming.reset();
}

NewDates extend(Desk& desk, Dice& dice) {
  const bool by_days = dice.chance(70);
  const int count = by_days ? dice.between(1, 40) : dice.between(1, 3);
  const Length length = by_days ? Length(PlannedDays{count}) : Length(PlannedMonths{count});
  auto& promise = desk.promise;
  if (promise.end != forever) {
    if (desk.is_over() && promise.running) promise.running->in_end = false;
    const Instant from = std::max(promise.end, desk.now);
    promise.end =
        base::plus_calendar(from, by_days ? 0 : count, by_days ? count : 0, desk.zone);
  }
  return extended(desk.grant, desk.dates, length, desk.now, desk.zone);
}

NewDates set_end(Desk& desk, Dice& dice) {
  const auto day = desk.zone.local_of(desk.now).date().day() + std::chrono::days(1);
  const Instant end = base::start_of_day(base::Date(day + std::chrono::days(dice.between(-3, 40))),
                                         desk.zone);
  const auto wanted = dice.chance(15) ? std::nullopt : std::optional(end);
  auto& promise = desk.promise;
  if (wanted.value_or(forever) > desk.grant.start_at && wanted.value_or(forever) != promise.end) {
    promise.end = wanted.value_or(forever);
    if (promise.running) promise.running->in_end = false;
    drop_vain(desk);
  }
  return ending(desk.grant, desk.dates, wanted, desk.now, desk.zone);
}

NewDates freeze(Desk& desk, Dice& dice) {
  const int days = dice.between(1, 20);
  auto& promise = desk.promise;
  Instant from = desk.now;
  if (!desk.is_over()) {
    if (!promise.running && !promise.coming && dice.chance(30)) {
      from = desk.now + std::chrono::days(dice.between(1, 10));
      if (from < promise.end) promise.coming = desk.pause(from, days);
    } else if (!promise.coming) {
      cut_short(desk);
      desk.move_end(days);
      promise.running = desk.pause(from, days);
    }
  }
  // Two that overlap in advance are a story of their own.
  if (promise.coming && from == desk.now && !desk.is_over()) return desk.dates;
  return frozen(desk.grant, desk.dates, {from, PlannedDays{days}, ""}, desk.now, desk.zone);
}

NewDates unfreeze(Desk& desk, Dice&) {
  if (!desk.is_over()) {
    const bool runs = desk.promise.running.has_value();
    cut_short(desk);
    if (!runs) desk.promise.coming.reset();
    drop_vain(desk);
  }
  return unfrozen(desk.grant, desk.dates, desk.now, desk.zone);
}

Desk a_desk(Dice& dice) {
  static constexpr std::array zones{"Europe/Paris", "America/New_York", "Asia/Kathmandu"};
  const std::array<Period, 4> periods{Period(DaysLong{dice.between(1, 60)}),
                                      Period(MonthsLong{dice.between(1, 3)}), Period(Unlimited()),
                                      Period(UntilDate{*base::Date::parse("2026-05-31")})};
  Desk desk;
  desk.zone = *base::TimeZone::parse(dice.pick(zones));
  desk.grant.start_at = desk.zone.instant_of(*base::LocalTime::parse("2026-03-10T14:00"));
  desk.grant.policy = std::make_shared<const Policy>(Policy{.period = dice.pick(periods)});
  desk.promise.end = terms_of(desk.grant, desk.grant.start_at, desk.zone).end;
  desk.now = desk.grant.start_at;
  return desk;
}

/// Often the same second; by day, where no zone changes its clocks.
Instant later(const Desk& desk, Dice& dice) {
  if (dice.chance(30)) return desk.now;
  const auto today = desk.zone.local_of(desk.now).date().day();
  const auto day = today + std::chrono::days(dice.between(1, 9));
  return desk.zone.instant_of(
      base::LocalTime(day + std::chrono::minutes(30 * dice.between(18, 38))));
}

}  // namespace

TEST_CASE("any row of dates acts: the end shown is the end computed by the engine") {
  using Act = NewDates (*)(Desk&, Dice&);
  static constexpr std::array<Act, 4> acts{extend, set_end, freeze, unfreeze};
  Dice dice(seed());
  int accepted = 0;
  for (int world = 0; world < 2'000; ++world) {
    Desk desk = a_desk(dice);
    for (int step = 0; step < 12; ++step) {
      desk.now = later(desk, dice);
      pass_time(desk);
      const auto moved = dice.pick(acts)(desk, dice);
      if (moved) desk.dates = *moved;
      accepted += moved.has_value() ? 1 : 0;
      CAPTURE(seed());
      CAPTURE(world);
      CAPTURE(step);
      REQUIRE(desk.agrees());
    }
  }
  CHECK(accepted > 10'000);
}

}  // namespace accesses::testing
