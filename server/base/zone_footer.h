// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

// The last line of a zone file: the rule for all years after the listed changes, in the notation of
// POSIX `TZ` with the extensions of RFC 8536 (hours from -167 to 167). date/tz reads only the
// listed changes, which end in 2037.

namespace base {

/// A day of each year with a time on it: `M3.5.0/2`, `J60`, `59`.
struct YearlyTime {
  enum class Kind { MonthWeek, DayWithoutLeap, DayWithLeap };
  Kind kind = Kind::MonthWeek;
  int month = 1;
  int week = 1;  ///< 5 is the last one of the month.
  int weekday = 0;
  int day = 0;
  std::chrono::seconds time = std::chrono::hours(2);

  std::chrono::local_seconds in(std::chrono::year year) const;
};

struct SummerTime {
  std::chrono::seconds offset;
  YearlyTime start;
  YearlyTime end;
};

/// Offsets are seconds east of UTC, as everywhere but in the notation itself.
struct ZoneFooter {
  std::chrono::seconds offset;
  std::optional<SummerTime> summer;

  static std::optional<ZoneFooter> parse(std::string_view text);
};

}  // namespace base
