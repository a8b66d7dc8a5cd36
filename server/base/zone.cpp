// SPDX-License-Identifier: Apache-2.0
#include "base/zone.h"

#include <fmt/core.h>

#include "base/digits.h"
#include "base/ensure.h"
#include "base/zone_table.h"

namespace base {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::year_month_day;

std::optional<Date> Date::parse(std::string_view text) {
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  if (text.size() != 10 || !year || !month || !day) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || *year < 1970 || *year > 2199) return std::nullopt;
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date(local_days{date});
}

std::string Date::text() const {
  const year_month_day date(day_);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<LocalTime> LocalTime::parse(std::string_view text) {
  if (text.size() != 16 && text.size() != 19) return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  const auto hour = digits_at(text, 11, 2);
  const auto minute = digits_at(text, 14, 2);
  const auto second = text.size() == 19 ? digits_at(text, 17, 2) : std::optional(0);
  if (!date || !hour || !minute || !second || text[10] != 'T' || text[13] != ':') {
    return std::nullopt;
  }
  if (text.size() == 19 && text[16] != ':') return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return LocalTime(date->day() + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
                   seconds(*second));
}

std::string LocalTime::text() const {
  const std::chrono::hh_mm_ss<seconds> clock(time_of_day());
  std::string text =
      fmt::format("{}T{:02}:{:02}", date().text(), clock.hours().count(), clock.minutes().count());
  if (clock.seconds() != seconds(0)) text += fmt::format(":{:02}", clock.seconds().count());
  return text;
}

static const ZoneTable* utc_table() {
  static const ZoneTable* const table = find_zone_table("UTC");
  ensure(table != nullptr, "the zone database knows UTC");
  return table;
}

TimeZone::TimeZone() : table_(utc_table()) {}

std::optional<TimeZone> TimeZone::parse(std::string_view name) {
  const ZoneTable* table = find_zone_table(name);
  if (table == nullptr) return std::nullopt;
  return TimeZone(table);
}

std::string_view TimeZone::name() const { return table_->name(); }

Instant TimeZone::instant_of(LocalTime local) const {
  return Instant::from_seconds(table_->resolve(local.value().time_since_epoch().count()).instant);
}

LocalKind TimeZone::kind_of(LocalTime local) const {
  return table_->resolve(local.value().time_since_epoch().count()).kind;
}

static std::int64_t whole_seconds(Instant at) {
  return at.to_whole_seconds().milliseconds() / 1000;
}

LocalTime TimeZone::local_of(Instant at) const {
  const std::int64_t second = whole_seconds(at);
  return LocalTime(local_seconds(seconds(second + table_->offset_at(second))));
}

seconds TimeZone::offset_at(Instant at) const {
  return seconds(table_->offset_at(whole_seconds(at)));
}

Date plus_months(Date day, int months) {
  const year_month_day date(day.day());
  const auto month =
      std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
  const year_month_day same_day = month / date.day();
  if (same_day.ok()) return Date(local_days{same_day});
  return Date(local_days{month / std::chrono::last});
}

Instant plus_calendar(Instant at, int months, int by_days, TimeZone zone) {
  if (months == 0 && by_days == 0) return at;
  const LocalTime local = zone.local_of(at);
  const Date date(plus_months(local.date(), months).day() + days(by_days));
  const Duration below_seconds = at - at.to_whole_seconds();
  return zone.instant_of(LocalTime(date.day() + local.time_of_day())) + below_seconds;
}

Instant start_of_day(Date day, TimeZone zone) { return zone.instant_of(LocalTime(day.day())); }

Instant end_of_day(Date day, TimeZone zone) {
  return start_of_day(Date(day.day() + days(1)), zone);
}

Instant next_clock_time(Instant event, seconds clock, TimeZone zone) {
  // The day before counts too: where the clock skips that time it may show it after the event.
  local_days day = zone.local_of(event).date().day() - days(1);
  while (true) {
    const Instant at = zone.instant_of(LocalTime(day + clock));
    if (at > event) return at;
    day += days(1);
  }
}

LocalTime occurrence(LocalTime anchor, Step step, int n) {
  switch (step) {
    case Step::Weeks:
      return LocalTime(anchor.value() + std::chrono::weeks(n));
    case Step::Months:
      return LocalTime(plus_months(anchor.date(), n).day() + anchor.time_of_day());
    case Step::Years:
      return LocalTime(plus_months(anchor.date(), 12 * n).day() + anchor.time_of_day());
  }
  return anchor;
}

}  // namespace base
