// SPDX-License-Identifier: Apache-2.0
#include "access/carried.h"

#include <doctest/doctest.h>

#include <string>

#include "access/terms.h"
#include "access/windows.h"

// One access for thirty days from 10 March at 14:00, as the clocks of Paris go, and the one that
// takes its place.

namespace accesses {
namespace {

using base::Instant;

const base::TimeZone paris = *base::TimeZone::parse("Europe/Paris");

Instant local(std::string_view text) {
  return paris.instant_of(*base::LocalTime::parse(text));
}

std::string local_text(Instant at) {
  return at == forever ? "never" : paris.local_of(at).text();
}

using Policies = std::shared_ptr<const Policy>;

Policies lasting(const Period& period) {
  return std::make_shared<const Policy>(Policy{.period = period});
}

struct Story {
  Story() {
    grant.start_at = local("2026-03-10T14:00");
    grant.policy = lasting(DaysLong{30});
  }

  void take(NewDates moved) {
    REQUIRE(moved.has_value());
    dates = std::move(*moved);
  }
  void freeze(std::string_view now, int days, std::string_view from = {}) {
    const Instant begin = local(from.empty() ? now : from);
    take(frozen(grant, dates, {begin, PlannedDays{days}, "ill"}, local(now), paris));
  }
  void unfreeze(std::string_view now) { take(unfrozen(grant, dates, local(now), paris)); }
  void extend(std::string_view now, int days) {
    take(extended(grant, dates, PlannedDays{days}, local(now), paris));
  }

  std::expected<Carried, CarryRefusal> change(std::string_view now, const Carry& carry = {},
                                              const Policies& next = lasting(DaysLong{60})) const {
    return carried(with_dates(grant, dates), dates, next, carry, local(now), paris);
  }

  Grant grant;
  Dates dates;
};

std::string end_of(const Carried& carried, std::string_view now) {
  return local_text(terms_of(carried.grant, local(now), paris).end);
}

/// When a lesson opens that comes so many days after the start, at the participant's time.
std::string opening(const Carried& carried, int days, std::string_view now) {
  const auto terms = terms_of(carried.grant, local(now), paris);
  ProgrammeLesson lesson;
  lesson.rule = ScheduleRule{.open = OpenAfter{.days = days}, .close = {}};
  return local_text(window_of(terms, lesson, paris).opening);
}

constexpr Carry old_end{.keep_start = true, .end = CarriedEnd::KeepOld};
constexpr Carry longer{.keep_start = true, .end = CarriedEnd::Longer};
constexpr Carry anew{.keep_start = false, .end = CarriedEnd::FromToday};

}  // namespace

TEST_CASE("the new access begins now, and its delays count from where they counted") {
  const Story story;
  const auto kept = *story.change("2026-03-20T09:00");
  CHECK(local_text(kept.grant.start_at) == "2026-03-20T09:00");
  CHECK(opening(kept, 12, "2026-03-20T09:00") == "2026-03-22T14:00");
  CHECK(end_of(kept, "2026-03-20T09:00") == "2026-05-19T09:00");
  CHECK(!kept.dates.end.set_at);
  const auto fresh = *story.change("2026-03-20T09:00", anew);
  CHECK(!fresh.grant.schedule_base_at);
  CHECK(opening(fresh, 12, "2026-03-20T09:00") == "2026-04-01T09:00");
}

TEST_CASE("the old end is kept as a personal one, and the longer of both only where it is later") {
  const Story story;
  const std::string now = "2026-03-20T09:00";
  const auto kept = *story.change(now, old_end);
  CHECK(end_of(kept, now) == "2026-04-09T14:00");
  CHECK(kept.dates.end.set_at == local(now));
  CHECK(!story.change(now, longer)->dates.end.set_at);
  const auto shorter = *story.change(now, longer, lasting(DaysLong{5}));
  CHECK(end_of(shorter, now) == "2026-04-09T14:00");
  CHECK(end_of(*story.change(now, longer, lasting(Unlimited{})), now) == "never");
}

TEST_CASE("no end is kept too, and full access cannot keep one") {
  Story story;
  const std::string now = "2026-03-20T09:00";
  Policy everything;
  everything.full = true;
  const auto full = std::make_shared<const Policy>(everything);
  CHECK(story.change(now, old_end, full).error() == CarryRefusal::NoEnd);
  CHECK(end_of(*story.change(now, longer, full), now) == "never");
  CHECK(end_of(*story.change(now, {}, full), now) == "never");
  story.grant.policy = full;
  CHECK(end_of(*story.change(now, old_end), now) == "never");
  CHECK(end_of(*story.change(now, longer), now) == "never");
  CHECK(end_of(*story.change(now), now) == "2026-05-19T09:00");
}

TEST_CASE("a freeze that runs goes on, and the days from today are days of access") {
  Story story;
  story.freeze("2026-03-15T12:00", 10);
  const std::string now = "2026-03-22T18:00";
  const auto next = *story.change(now, anew, lasting(DaysLong{30}));
  const auto terms = terms_of(next.grant, local(now), paris);
  CHECK(terms.state_at(local(now)) == GrantState::Frozen);
  CHECK(local_text(terms.frozen_until) == "2026-03-25T12:00");
  CHECK(local_text(terms.end) == "2026-04-24T12:00");
  CHECK(opening(next, 1, now) == "2026-03-26T12:00");
  CHECK(opening(next, 0, now) == "2026-03-15T12:00");
}

TEST_CASE("unfrozen later, the access has the end it would have had without the change") {
  for (const bool extended_before : {false, true}) {
    Story story;
    story.freeze("2026-03-15T12:00", 10);
    if (extended_before) story.extend("2026-03-16T12:00", 5);
    const auto next = *story.change("2026-03-17T18:00", old_end);
    story.unfreeze("2026-03-19T13:00");
    const auto unfrozen_next =
        unfrozen(next.grant, next.dates, local("2026-03-19T13:00"), paris);
    const Grant old = with_dates(story.grant, story.dates);
    const Grant grant = with_dates(next.grant, *unfrozen_next);
    const Instant later = local("2026-03-20T00:00");
    CHECK(local_text(terms_of(grant, later, paris).end) ==
          local_text(terms_of(old, later, paris).end));
  }
}

TEST_CASE("a freeze to come goes along, unless the new end is before it") {
  Story story;
  story.freeze("2026-03-12T12:00", 10, "2026-04-01T00:00");
  const std::string now = "2026-03-20T09:00";
  const auto next = *story.change(now, old_end);
  REQUIRE(next.dates.freezes.size() == 1);
  CHECK(next.dates.freezes[0].id.number() == 0);
  CHECK(end_of(next, now) == "2026-04-09T14:00");
  CHECK(end_of(next, "2026-04-01T00:00") == "2026-04-19T14:00");
  CHECK(story.change(now, {}, lasting(DaysLong{5}))->dates.freezes.empty());
}

TEST_CASE("a freeze that is over has moved the delays, and does not move them again") {
  Story story;
  story.freeze("2026-03-15T12:00", 10);
  const std::string now = "2026-03-28T09:00";
  const auto next = *story.change(now);
  CHECK(next.dates.freezes.empty());
  CHECK(opening(next, 12, now) == "2026-04-01T14:00");
  CHECK(end_of(next, now) == "2026-05-27T09:00");
}

TEST_CASE("three hours of freeze count as a day, but do not lock what was opened just before") {
  Story story;
  story.freeze("2026-03-15T15:00", 10);
  story.unfreeze("2026-03-15T18:00");
  const std::string soon = "2026-03-15T19:00";
  CHECK(opening(*story.change(soon), 5, soon) == "2026-03-15T19:00");
  CHECK(opening(*story.change(soon), 7, soon) == "2026-03-17T14:00");
  const std::string next_day = "2026-03-16T15:00";
  CHECK(opening(*story.change(next_day), 5, next_day) == "2026-03-16T15:00");
  CHECK(opening(*story.change(next_day), 7, next_day) == "2026-03-18T14:00");
}

TEST_CASE("access that is yet to begin begins when it would have, or now") {
  const Story story;
  const std::string now = "2026-03-01T09:00";
  CHECK(local_text(story.change(now)->grant.start_at) == "2026-03-10T14:00");
  CHECK(local_text(story.change(now, anew)->grant.start_at) == "2026-03-01T09:00");
}

TEST_CASE("what is over is not replaced, nor by what begins later") {
  Story story;
  CHECK(story.change("2026-04-09T14:00").error() == CarryRefusal::Ended);
  CHECK(story.change("2026-04-09T13:59").has_value());
  Policy in_may = *lasting(DaysLong{30});
  in_may.start = FixedStart{*base::LocalTime::parse("2026-05-01T09:00")};
  const auto from_may = std::make_shared<const Policy>(in_may);
  CHECK(story.change("2026-03-20T09:00", {}, from_may).error() == CarryRefusal::StartsLater);
  CHECK(story.change("2026-03-20T09:00", anew, from_may).error() == CarryRefusal::StartsLater);
  story.grant.revoked_at = local("2026-04-01T00:00");
  CHECK(story.change("2026-03-20T09:00").error() == CarryRefusal::Revoked);
  CHECK(story.change("2026-04-02T09:00").error() == CarryRefusal::Revoked);
  story.grant.revoked_at.reset();
  story.grant.kind = GrantKind::PreRegistration;
  CHECK(story.change("2026-03-20T09:00").error() == CarryRefusal::PreRegistered);
}

}  // namespace accesses
