// SPDX-License-Identifier: Apache-2.0
#include "access/dates.h"

#include <doctest/doctest.h>

#include <string>

#include "access/terms.h"

// One access for thirty days from 10 March at 14:00, as the clocks of Paris go, and what becomes of
// its end.

namespace accesses {
namespace {

using base::Instant;

const base::TimeZone paris = *base::TimeZone::parse("Europe/Paris");

Instant local(std::string_view text) {
  return paris.instant_of(*base::LocalTime::parse(text));
}

std::string local_text(Instant at) { return paris.local_of(at).text(); }

struct Story {
  explicit Story(const Period& period = DaysLong{30},
                 std::string_view start = "2026-03-10T14:00") {
    grant.start_at = local(start);
    grant.policy = std::make_shared<const Policy>(Policy{.period = period});
  }

  void extend(std::string_view now, const Length& length) {
    take(extended(grant, dates, length, local(now), paris));
  }
  void set_end(std::string_view now, std::string_view end) {
    take(ending(grant, dates, local(end), local(now), paris));
  }
  void freeze(std::string_view now, const Length& length, std::string_view from = {}) {
    const Instant begin = local(from.empty() ? now : from);
    take(frozen(grant, dates, {begin, length, "ill"}, local(now), paris));
  }
  void unfreeze(std::string_view now) { take(unfrozen(grant, dates, local(now), paris)); }

  void take(NewDates moved) {
    REQUIRE(moved.has_value());
    dates = std::move(*moved);
  }

  std::string end(std::string_view now) const {
    const Grant dated = with_dates(grant, dates);
    return local_text(terms_of(dated, local(now), paris).end);
  }
  GrantState state(std::string_view now) const {
    const Grant dated = with_dates(grant, dates);
    return terms_of(dated, local(now), paris).state_at(local(now));
  }

  Grant grant;
  Dates dates;
};

}  // namespace

TEST_CASE("9 April at 14:00 and fifteen days more is 24 April at 14:00") {
  Story anna;
  CHECK(anna.end("2026-03-20T10:00") == "2026-04-09T14:00");
  anna.extend("2026-03-20T10:00", PlannedDays{15});
  CHECK(anna.end("2026-03-20T10:00") == "2026-04-24T14:00");
  anna.extend("2026-03-20T10:00", PlannedDays{1});
  CHECK(anna.end("2026-03-20T10:00") == "2026-04-25T14:00");
}

TEST_CASE("an access that ended ten days ago and gets thirty days ends thirty days from now") {
  Story anna;
  CHECK(anna.state("2026-04-19T09:30") == GrantState::Ended);
  anna.extend("2026-04-19T09:30", PlannedDays{30});
  CHECK(anna.end("2026-04-19T09:30") == "2026-05-19T09:30");
  CHECK(anna.state("2026-04-19T09:30") == GrantState::Active);
}

TEST_CASE("31 January and a month is 28 February") {
  Story anna(DaysLong{30}, "2026-01-01T10:00");
  anna.extend("2026-01-15T10:00", PlannedMonths{1});
  CHECK(anna.end("2026-01-15T10:00") == "2026-02-28T10:00");
}

TEST_CASE("extended during a freeze and unfrozen early, only the days that were used stay") {
  Story anna;
  anna.freeze("2026-03-15T12:00", PlannedDays{10});
  CHECK(anna.end("2026-03-15T12:00") == "2026-04-19T14:00");
  anna.extend("2026-03-16T12:00", PlannedDays{15});
  CHECK(anna.end("2026-03-16T12:00") == "2026-05-04T14:00");
  anna.unfreeze("2026-03-18T15:00");
  CHECK(anna.end("2026-03-18T15:00") == "2026-04-28T14:00");
}

TEST_CASE("an end that was set during a freeze stays where it was set") {
  Story anna;
  anna.freeze("2026-03-15T12:00", PlannedDays{10});
  anna.set_end("2026-03-16T12:00", "2026-05-01T00:00");
  CHECK(anna.end("2026-03-16T12:00") == "2026-05-01T00:00");
  anna.unfreeze("2026-03-18T15:00");
  CHECK(anna.end("2026-03-18T15:00") == "2026-05-01T00:00");
}

TEST_CASE("days that count from now are no freeze's to take back") {
  Story anna;
  anna.freeze("2026-03-15T12:00", PlannedDays{10});
  anna.grant.policy = std::make_shared<const Policy>(Policy{.period = DaysLong{1}});
  CHECK(anna.state("2026-03-22T12:00") == GrantState::Ended);
  anna.extend("2026-03-22T12:00", PlannedDays{30});
  CHECK(anna.state("2026-03-22T12:00") == GrantState::Frozen);
  anna.unfreeze("2026-03-23T12:00");
  CHECK(anna.end("2026-03-23T12:00") == "2026-04-21T12:00");
}

TEST_CASE("who was ill last week gets the week back, also when the end was set since") {
  Story anna;
  SUBCASE("the end of the offer") {
    anna.freeze("2026-03-21T12:00", PlannedDays{7}, "2026-03-14T00:00");
    CHECK(anna.end("2026-03-21T12:00") == "2026-04-16T14:00");
  }
  SUBCASE("an end set yesterday") {
    anna.set_end("2026-03-20T10:00", "2026-05-01T00:00");
    anna.freeze("2026-03-21T12:00", PlannedDays{7}, "2026-03-14T00:00");
    CHECK(anna.end("2026-03-21T12:00") == "2026-05-08T00:00");
  }
  CHECK(anna.state("2026-03-21T12:00") == GrantState::Active);
}

TEST_CASE("frozen in the second in which it was extended, the end moves all the same") {
  Story anna;
  anna.extend("2026-03-15T12:00", PlannedDays{15});
  anna.freeze("2026-03-15T12:00", PlannedDays{10});
  CHECK(anna.end("2026-03-15T12:00") == "2026-05-04T14:00");
  CHECK(anna.state("2026-03-15T12:00") == GrantState::Frozen);
  anna.unfreeze("2026-03-15T12:00");
  CHECK(anna.end("2026-03-15T12:00") == "2026-04-24T14:00");
}

TEST_CASE("a second freeze replaces the first and never adds to it") {
  Story anna;
  SUBCASE("later: the days that were used stay") {
    anna.freeze("2026-03-15T12:00", PlannedDays{10});
    anna.freeze("2026-03-18T12:00", PlannedDays{10});
    CHECK(anna.end("2026-03-18T12:00") == "2026-04-22T14:00");
    CHECK(anna.state("2026-03-28T11:59") == GrantState::Frozen);
    CHECK(anna.state("2026-03-28T12:00") == GrantState::Active);
  }
  SUBCASE("in the same second: the second alone is there") {
    anna.extend("2026-03-15T12:00", PlannedDays{1});
    anna.freeze("2026-03-15T12:00", PlannedDays{10});
    anna.freeze("2026-03-15T12:00", PlannedDays{5});
    CHECK(anna.end("2026-03-15T12:00") == "2026-04-15T14:00");
    CHECK(anna.dates.freezes.size() == 1);
  }
  SUBCASE("from before the first until after it: the first lies within") {
    anna.freeze("2026-03-18T12:00", PlannedDays{3});
    anna.freeze("2026-03-19T12:00", PlannedDays{10}, "2026-03-16T00:00");
    CHECK(anna.end("2026-03-19T12:00") == "2026-04-19T14:00");
    CHECK(anna.dates.freezes.size() == 1);
  }
  SUBCASE("from before the first until within it: they are one") {
    anna.freeze("2026-03-18T00:00", PlannedDays{10});
    anna.freeze("2026-03-19T12:00", PlannedDays{7}, "2026-03-14T00:00");
    CHECK(anna.end("2026-03-19T12:00") == "2026-04-23T14:00");
    CHECK(anna.state("2026-03-27T23:59") == GrantState::Frozen);
    CHECK(anna.state("2026-03-28T00:00") == GrantState::Active);
  }
}

TEST_CASE("a freeze that was to come is dropped, or goes when the end comes before it") {
  Story anna;
  anna.freeze("2026-03-15T12:00", PlannedDays{20}, "2026-04-01T00:00");
  CHECK(anna.state("2026-03-15T12:00") == GrantState::Active);
  CHECK(anna.end("2026-03-15T12:00") == "2026-04-09T14:00");
  CHECK(anna.end("2026-04-01T00:00") == "2026-04-29T14:00");
  SUBCASE("dropped") { anna.unfreeze("2026-03-20T12:00"); }
  SUBCASE("the end comes before it") {
    anna.set_end("2026-03-20T12:00", "2026-04-01T00:00");
    CHECK(anna.state("2026-04-01T00:00") == GrantState::Ended);
  }
  CHECK(anna.dates.freezes.empty());
}

TEST_CASE("dates that cannot be are refused") {
  Story anna;
  const Instant now = local("2026-03-20T10:00");
  const auto freeze_from = [&](std::string_view from, std::string_view at) {
    return frozen(anna.grant, anna.dates, {local(from), PlannedDays{3}, ""}, local(at), paris)
        .error();
  };
  CHECK(freeze_from("2026-03-10T13:59", "2026-03-20T10:00") == DatesRefusal::BeforeStart);
  CHECK(freeze_from("2026-04-09T14:00", "2026-03-20T10:00") == DatesRefusal::Ended);
  CHECK(freeze_from("2026-04-01T00:00", "2026-04-09T14:00") == DatesRefusal::Ended);
  CHECK(unfrozen(anna.grant, anna.dates, now, paris).error() == DatesRefusal::NotFrozen);
  const auto end_at = [&](std::optional<Instant> end) {
    return ending(anna.grant, anna.dates, end, now, paris).error();
  };
  CHECK(end_at(local("2026-04-09T14:00")) == DatesRefusal::SameEnd);
  CHECK(end_at(local("2026-03-10T14:00")) == DatesRefusal::BeforeStart);
  anna.take(ending(anna.grant, anna.dates, std::nullopt, now, paris));
  CHECK(end_at(std::nullopt) == DatesRefusal::SameEnd);
  const auto extension = [&] {
    return extended(anna.grant, anna.dates, PlannedDays{1}, now, paris).error();
  };
  CHECK(extension() == DatesRefusal::NoEnd);
  anna.grant.kind = GrantKind::PreRegistration;
  CHECK(extension() == DatesRefusal::PreRegistered);
  anna.grant.revoked_at = now;
  CHECK(extension() == DatesRefusal::Revoked);
}

TEST_CASE("full access that gets an end keeps when it starts and what else it promises") {
  Overrides own;
  own.full = true;
  own.start = FixedStart{*base::LocalTime::parse("2026-03-01T09:00")};
  const Overrides everything = everything_until(own);
  CHECK(everything.start == own.start);
  CHECK(everything.full == false);
  CHECK(everything.scope == Scope(AllLessons()));
  CHECK(everything.schedule == ReleaseSchedule(NoSchedule()));
  CHECK(everything.checkpoints == Checkpoints(CheckpointsOff()));
  CHECK(everything.period == Period(Unlimited()));
}

}  // namespace accesses
