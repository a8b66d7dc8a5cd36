// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

// Calendars and zones. This header and its source are the only place that knows the zone database;
// rules elsewhere speak of local times, dates and instants.

namespace base {

class ZoneTable;

/// A calendar day without a zone. Years 1970 to 2199 when read from text.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::local_days day) : day_(day) {}
  /// `YYYY-MM-DD`, existing days only.
  static std::optional<Date> parse(std::string_view text);
  std::string text() const;
  constexpr std::chrono::local_days day() const { return day_; }
  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  std::chrono::local_days day_{};
};

/// A wall-clock time, to the second, of which the zone is known from elsewhere.
class LocalTime {
 public:
  constexpr LocalTime() = default;
  constexpr explicit LocalTime(std::chrono::local_seconds value) : value_(value) {}
  /// `YYYY-MM-DDTHH:MM`, optionally `:SS`.
  static std::optional<LocalTime> parse(std::string_view text);
  /// Seconds are written only when there are any.
  std::string text() const;
  constexpr std::chrono::local_seconds value() const { return value_; }
  constexpr Date date() const { return Date(std::chrono::floor<std::chrono::days>(value_)); }
  constexpr std::chrono::seconds time_of_day() const {
    return value_ - std::chrono::floor<std::chrono::days>(value_);
  }
  friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;

 private:
  std::chrono::local_seconds value_{};
};

/// Whether a wall clock shows a local time once, never or twice.
enum class LocalKind { Normal, Gap, Overlap };

/// A checked IANA name, exact spelling. Cheap to copy; lives as long as the process.
class TimeZone {
 public:
  /// UTC.
  TimeZone();
  static std::optional<TimeZone> parse(std::string_view name);
  std::string_view name() const;

  /// A local time that does not exist moves forward by the gap; one that exists twice means the
  /// first.
  Instant instant_of(LocalTime local) const;
  LocalKind kind_of(LocalTime local) const;
  LocalTime local_of(Instant at) const;
  /// Seconds east of UTC at this instant.
  std::chrono::seconds offset_at(Instant at) const;

  friend bool operator==(const TimeZone&, const TimeZone&) = default;

 private:
  explicit TimeZone(const ZoneTable* table) : table_(table) {}
  const ZoneTable* table_;
};

/// The same day number so many months later, clamped to the length of the month.
Date plus_months(Date day, int months);

/// Calendar arithmetic: first months with clamping, then days, then the rules for missing and
/// doubled local times. Zero months and zero days change nothing, even in a doubled hour.
Instant plus_calendar(Instant at, int months, int days, TimeZone zone);

/// 00:00 of the day, or the first instant of it where 00:00 does not exist.
Instant start_of_day(Date day, TimeZone zone);

/// Exclusive end of "until this date": the start of the next day.
Instant end_of_day(Date day, TimeZone zone);

/// The first instant strictly after `event` at which the wall clock shows `clock`.
Instant next_clock_time(Instant event, std::chrono::seconds clock, TimeZone zone);

/// The n-th local time after the anchor, counted from the anchor, never from the one before.
enum class Step { Weeks, Months, Years };
LocalTime occurrence(LocalTime anchor, Step step, int n);

}  // namespace base
