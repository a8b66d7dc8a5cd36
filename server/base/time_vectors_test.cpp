// SPDX-License-Identifier: Apache-2.0
#include "base/freezes.h"
#include "base/vectors_test.h"
#include "base/zone.h"

namespace base {

using boost::json::array;
using boost::json::object;
using vectors::number_of;
using vectors::text_of;

template <class Check>
static void each_of(std::string_view group, Check check) {
  vectors::each_of("time.json", group, check);
}

static TimeZone zone_of(const object& vector, std::string_view key = "zone") {
  const auto zone = TimeZone::parse(text_of(vector, key));
  REQUIRE(zone);
  return *zone;
}

static Instant instant_of(const object& vector, std::string_view key) {
  const auto instant = Instant::parse(text_of(vector, key));
  REQUIRE(instant);
  return *instant;
}

static LocalTime local_of(const object& vector, std::string_view key) {
  const auto local = LocalTime::parse(text_of(vector, key));
  REQUIRE(local);
  return *local;
}

static Date date_of(const object& vector, std::string_view key) {
  const auto date = Date::parse(text_of(vector, key));
  REQUIRE(date);
  return *date;
}

static std::string kind_name(LocalKind kind) {
  switch (kind) {
    case LocalKind::Normal:
      return "normal";
    case LocalKind::Gap:
      return "gap";
    case LocalKind::Overlap:
      return "overlap";
  }
  return "";
}

struct Recurrence {
  Step step = Step::Months;
  int every = 1;
};

static Recurrence recurrence_of(const object& vector) {
  const object& step = vector.at("step").as_object();
  REQUIRE(step.size() == 1);
  const auto every = static_cast<int>(step.begin()->value().to_number<std::int64_t>());
  if (step.contains("weeks")) return {Step::Weeks, every};
  if (step.contains("years")) return {Step::Years, every};
  REQUIRE(step.contains("months"));
  return {Step::Months, every};
}

static LocalTime nth(LocalTime anchor, Recurrence recurrence, int n) {
  return occurrence(anchor, recurrence.step, n * recurrence.every);
}

TEST_CASE("the time vectors hold only groups that are tested here") {
  CHECK(vectors::read("time.json").size() == 9);
}

TEST_CASE("a missing local time moves forward and a doubled one means the first") {
  each_of("local_to_instant", [](const object& vector) {
    const TimeZone zone = zone_of(vector);
    const LocalTime local = local_of(vector, "local");
    CHECK(zone.instant_of(local).text() == text_of(vector, "instant"));
    CHECK(zone.local_of(zone.instant_of(local)).text() == text_of(vector, "shown"));
    CHECK(kind_name(zone.kind_of(local)) == text_of(vector, "kind"));
  });
}

TEST_CASE("a day starts at midnight or at its first instant") {
  each_of("start_of_day", [](const object& vector) {
    const TimeZone zone = zone_of(vector);
    const Instant start = start_of_day(date_of(vector, "date"), zone);
    CHECK(start.text() == text_of(vector, "instant"));
    CHECK(zone.local_of(start).text() == text_of(vector, "shown"));
  });
}

TEST_CASE("until a date ends with the start of the next day") {
  each_of("until_date", [](const object& vector) {
    const Instant end = end_of_day(date_of(vector, "date"), zone_of(vector));
    CHECK(end.text() == text_of(vector, "end"));
  });
}

TEST_CASE("occurrences are counted from the anchor and clamp to the month") {
  each_of("recurrence", [](const object& vector) {
    const TimeZone zone = zone_of(vector);
    for (const auto& value : vector.at("occurrences").as_array()) {
      const object& expected = value.as_object();
      const LocalTime local = nth(local_of(vector, "anchor"), recurrence_of(vector),
                                  static_cast<int>(number_of(expected, "n")));
      CHECK(local.text() == text_of(expected, "local"));
      CHECK(zone.instant_of(local).text() == text_of(expected, "instant"));
    }
  });
}

TEST_CASE("dates recur by months and years as local times do") {
  each_of("recurrence_dates", [](const object& vector) {
    const LocalTime anchor(date_of(vector, "anchor").day());
    int n = 0;
    for (const auto& expected : vector.at("next").as_array()) {
      const LocalTime next = nth(anchor, recurrence_of(vector), ++n);
      CHECK(next.date().text() == std::string(expected.as_string()));
    }
  });
}

static Instant after(const object& vector, Instant start, TimeZone zone) {
  const object& add = vector.at("add").as_object();
  if (add.contains("hours")) return start + std::chrono::hours(number_of(add, "hours"));
  if (add.contains("months")) {
    return plus_calendar(start, static_cast<int>(number_of(add, "months")), 0, zone);
  }
  const bool weeks = add.contains("weeks");
  const auto days = static_cast<int>(number_of(add, weeks ? "weeks" : "days")) * (weeks ? 7 : 1);
  return plus_calendar(start, 0, days, zone);
}

TEST_CASE("days and months keep the wall clock, hours are elapsed time") {
  each_of("durations", [](const object& vector) {
    const TimeZone zone = zone_of(vector);
    const Instant start = instant_of(vector, "start");
    CHECK(zone.instant_of(local_of(vector, "local")) == start);
    const Instant end = after(vector, start, zone);
    CHECK(end.text() == text_of(vector, "instant"));
    CHECK((end - start) == std::chrono::seconds(number_of(vector, "elapsed_seconds")));
  });
}

static std::vector<Freeze> freezes_of(const object& vector) {
  std::vector<Freeze> freezes;
  for (const auto& value : vector.at("freezes").as_array()) {
    const object& input = value.as_object();
    Freeze freeze{.started_at = instant_of(input, "started_at"),
                  .planned_days = static_cast<int>(number_of(input, "planned_days")),
                  .ended_at = {}};
    if (!input.at("ended_at").is_null()) freeze.ended_at = instant_of(input, "ended_at");
    freezes.push_back(freeze);
  }
  return freezes;
}

TEST_CASE("a freeze moves an end by whole days and never counts twice") {
  each_of("freeze_end", [](const object& vector) {
    const TimeZone zone = zone_of(vector);
    const auto credits = freeze_credits(freezes_of(vector), zone);
    int days = 0;
    for (const FreezeCredit& credit : credits) days += credit.days;
    CHECK(days == number_of(vector, "credited_days"));
    CHECK(moved_by_freezes(instant_of(vector, "end"), credits, zone).text() ==
          text_of(vector, "new_end"));
  });
}

static std::chrono::seconds clock_of(const object& vector) {
  return LocalTime::parse("1970-01-01T" + text_of(vector, "clock"))->time_of_day();
}

TEST_CASE("the next clock time lies strictly after the event") {
  each_of("next_clock_time", [](const object& vector) {
    const Instant next =
        next_clock_time(instant_of(vector, "event"), clock_of(vector), zone_of(vector));
    CHECK(next.text() == text_of(vector, "instant"));
  });
}

TEST_CASE("a change of zone keeps what was executed and the wall clock of the rest") {
  each_of("zone_change", [](const object& vector) {
    const array& expected = vector.at("instants").as_array();
    for (int n = 0; n < static_cast<int>(expected.size()); ++n) {
      const bool executed = n < number_of(vector, "executed");
      const TimeZone zone = zone_of(vector, executed ? "old_zone" : "new_zone");
      const LocalTime local = nth(local_of(vector, "anchor"), recurrence_of(vector), n);
      CHECK(zone.instant_of(local).text() ==
            std::string(expected[static_cast<std::size_t>(n)].as_string()));
    }
  });
}

}  // namespace base
