// SPDX-License-Identifier: Apache-2.0
#include "base/zone.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "base/freezes.h"
#include "base/zone_footer.h"

namespace base {

using namespace std::chrono_literals;

static TimeZone zone(std::string_view name) {
  const auto found = TimeZone::parse(name);
  REQUIRE(found);
  return *found;
}

static Instant at(std::string_view text) {
  const auto instant = Instant::parse(text);
  REQUIRE(instant);
  return *instant;
}

static LocalTime local(std::string_view text) {
  const auto time = LocalTime::parse(text);
  REQUIRE(time);
  return *time;
}

TEST_CASE("a zone is known by its exact name only") {
  CHECK(zone("Europe/Kyiv").name() == "Europe/Kyiv");
  CHECK(zone("Europe/Kiev").name() == "Europe/Kiev");
  CHECK(zone("UTC") == TimeZone());
  for (const std::string_view wrong :
       {"", "europe/paris", "Europe/Paris ", "Europe", "localtime", "posix/Europe/Paris",
        "../zoneinfo/UTC", "Europe/Paris\n", "tzdata.zi", "posixrules"}) {
    CAPTURE(wrong);
    CHECK_FALSE(TimeZone::parse(wrong));
  }
}

TEST_CASE("dates that do not exist are refused") {
  CHECK(Date::parse("2028-02-29")->text() == "2028-02-29");
  for (const std::string_view wrong : {"", "2026-02-29", "2026-2-28", "2026-04-31", "1969-12-31",
                                       "2200-01-01", "2026-01-01T", "2026_01_01"}) {
    CAPTURE(wrong);
    CHECK_FALSE(Date::parse(wrong));
  }
}

TEST_CASE("local times that no clock shows are refused") {
  CHECK(local("2026-03-10T09:00:00").text() == "2026-03-10T09:00");
  CHECK(local("2026-03-10T09:00:07").text() == "2026-03-10T09:00:07");
  for (const std::string_view wrong :
       {"2026-03-10", "2026-03-10T24:00", "2026-03-10T09:60", "2026-03-10T09:00:60",
        "2026-03-10 09:00", "2026-03-10T09:00Z", "2026-03-10T09-00"}) {
    CAPTURE(wrong);
    CHECK_FALSE(LocalTime::parse(wrong));
  }
}

TEST_CASE("summer time goes on after the years that zone files list") {
  CHECK(zone("Europe/Paris").offset_at(at("2037-07-01T00:00:00Z")) == 2h);
  CHECK(zone("Europe/Paris").offset_at(at("2038-07-01T00:00:00Z")) == 2h);
  CHECK(zone("Europe/Paris").offset_at(at("2199-07-01T00:00:00Z")) == 2h);
  CHECK(zone("Europe/Paris").offset_at(at("2199-12-31T00:00:00Z")) == 1h);
  CHECK(zone("Australia/Sydney").offset_at(at("2150-01-01T00:00:00Z")) == 11h);
  CHECK(zone("Asia/Tokyo").offset_at(at("2150-01-01T00:00:00Z")) == 9h);
}

TEST_CASE("the changes of Europe's clocks fall on the last Sunday at one o'clock UTC") {
  const TimeZone paris = zone("Europe/Paris");
  CHECK(paris.offset_at(at("2050-03-27T00:59:59Z")) == 1h);
  CHECK(paris.offset_at(at("2050-03-27T01:00:00Z")) == 2h);
  CHECK(paris.offset_at(at("2050-10-30T00:59:59.999Z")) == 2h);
  CHECK(paris.offset_at(at("2050-10-30T01:00:00Z")) == 1h);
}

TEST_CASE("a local time comes back the same unless the clock skips it") {
  for (const std::string_view name : {"Europe/Paris", "Europe/Kyiv", "America/New_York",
                                      "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"}) {
    const TimeZone there = zone(name);
    LocalTime time = local("2026-01-01T00:10");
    for (int hour = 0; hour < 24 * 366; ++hour) {
      const bool same = there.local_of(there.instant_of(time)) == time;
      REQUIRE(same == (there.kind_of(time) != LocalKind::Gap));
      time = LocalTime(time.value() + 1h);
    }
  }
}

TEST_CASE("nothing added changes nothing, even in a doubled hour") {
  const Instant second_half_past_two = at("2026-10-25T01:30:00Z");
  CHECK(plus_calendar(second_half_past_two, 0, 0, zone("Europe/Paris")) == second_half_past_two);
}

TEST_CASE("calendar arithmetic keeps milliseconds and takes months before days") {
  const TimeZone paris = zone("Europe/Paris");
  CHECK(plus_calendar(at("2026-03-28T12:00:00.250Z"), 0, 1, paris) ==
        at("2026-03-29T11:00:00.250Z"));
  CHECK(plus_calendar(at("2026-01-31T09:00:00Z"), 1, 1, TimeZone()) == at("2026-03-01T09:00:00Z"));
  CHECK(plus_calendar(at("2026-03-31T09:00:00Z"), -1, 0, TimeZone()) == at("2026-02-28T09:00:00Z"));
}

TEST_CASE("the clock time of the event itself is not the next one") {
  const Instant nine = at("2026-07-01T07:00:00Z");
  CHECK(next_clock_time(nine, 9h, zone("Europe/Paris")) == at("2026-07-02T07:00:00Z"));
  CHECK(next_clock_time(nine - 1ms, 9h, zone("Europe/Paris")) == nine);
  CHECK(next_clock_time(nine, 0h, zone("Europe/Paris")) == at("2026-07-01T22:00:00Z"));
}

TEST_CASE("many threads may ask for zones they have not used before") {
  std::vector<std::optional<TimeZone>> found(8);
  {
    std::vector<std::jthread> threads;
    for (auto& place : found) {
      threads.emplace_back([&place] { place = TimeZone::parse("America/Bogota"); });
    }
  }
  for (const auto& place : found) CHECK(place == found.front());
  REQUIRE(found.front());
  CHECK(found.front()->offset_at(at("2026-01-01T00:00:00Z")) == -5h);
}

TEST_CASE("the rule for later years reads every notation zone files use") {
  const auto nuuk = ZoneFooter::parse("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  REQUIRE(nuuk);
  CHECK(nuuk->offset == -2h);
  CHECK(nuuk->summer->offset == -1h);
  CHECK(nuuk->summer->start.time == -1h);
  const auto dublin = ZoneFooter::parse("IST-1GMT0,M10.5.0,M3.5.0/1");
  REQUIRE(dublin);
  CHECK(dublin->offset == 1h);
  CHECK(dublin->summer->offset == 0h);
  CHECK(ZoneFooter::parse("<+0330>-3:30")->offset == 3h + 30min);
  const auto julian = ZoneFooter::parse("AAA3BBB,J60/0,300/1:30");
  REQUIRE(julian);
  const auto first = julian->summer->start.in(std::chrono::year{2028});
  CHECK(LocalTime(first).text() == "2028-03-01T00:00");
  CHECK(LocalTime(julian->summer->end.in(std::chrono::year{2026})).text() == "2026-10-28T01:30");
}

TEST_CASE("a broken rule for later years is refused") {
  for (const std::string_view wrong :
       {"", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "<CET-1", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0"}) {
    CAPTURE(wrong);
    CHECK_FALSE(ZoneFooter::parse(wrong));
  }
}

static std::vector<FreezeCredit> credits(std::vector<Freeze> freezes) {
  return freeze_credits(std::move(freezes), zone("Europe/Paris"));
}

TEST_CASE("of two freezes with the same start the later in the list stays") {
  const Instant start = at("2026-05-01T12:00:00Z");
  const auto result = credits({{start, 30, {}}, {start, 5, {}}});
  REQUIRE(result.size() == 2);
  CHECK(result[0].days == 0);
  CHECK(result[1].days == 5);
}

TEST_CASE("an end of a freeze after the planned one means nothing") {
  const Instant start = at("2026-05-01T12:00:00Z");
  const auto result = credits({{start, 3, start + 240h}});
  CHECK(result.front().days == 3);
  CHECK(result.front().ended_at == at("2026-05-04T12:00:00Z"));
}

TEST_CASE("twenty-five hours over a change of clocks are two days, at most the planned ones") {
  const Instant start = at("2026-10-24T12:00:00Z");
  CHECK(credits({{start, 5, start + 25h}}).front().days == 2);
  CHECK(credits({{start, 1, start + 24h + 30min}}).front().days == 1);
}

}  // namespace base
