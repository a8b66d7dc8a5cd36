// SPDX-License-Identifier: Apache-2.0
#include "base/zone_footer.h"

#include <algorithm>

#include "base/digits.h"

namespace base {

using std::chrono::days;
using std::chrono::seconds;

static bool skip(std::string_view& text, char letter) {
  if (!text.starts_with(letter)) return false;
  text.remove_prefix(1);
  return true;
}

static std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  std::size_t count = 0;
  while (count < text.size() && count < 4 && is_ascii_digit(text[count])) {
    value = value * 10 + (text[count++] - '0');
  }
  text.remove_prefix(count);
  if (count == 0) return std::nullopt;
  return value;
}

/// `-3:30` → minus three and a half hours.
static std::optional<seconds> take_time(std::string_view& text) {
  const bool negative = skip(text, '-');
  if (!negative) skip(text, '+');
  const auto hours = take_number(text);
  if (!hours) return std::nullopt;
  seconds total = std::chrono::hours(*hours);
  seconds unit = std::chrono::minutes(1);
  while (skip(text, ':')) {
    const auto part = take_number(text);
    if (!part) return std::nullopt;
    total += *part * unit;
    unit = seconds(1);
  }
  return negative ? -total : total;
}

/// `CET` or `<+0330>`.
static bool skip_name(std::string_view& text) {
  if (skip(text, '<')) {
    const auto end = text.find('>');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
    return true;
  }
  const auto end = std::min(text.find_first_of("+-,0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

static bool take_month_week(std::string_view& text, YearlyTime& rule) {
  const auto month = take_number(text);
  if (!month || !skip(text, '.')) return false;
  const auto week = take_number(text);
  if (!week || !skip(text, '.')) return false;
  const auto weekday = take_number(text);
  if (!weekday || *month < 1 || *month > 12 || *week < 1 || *week > 5 || *weekday > 6) return false;
  rule.month = *month;
  rule.week = *week;
  rule.weekday = *weekday;
  return true;
}

static std::optional<YearlyTime> take_rule(std::string_view& text) {
  YearlyTime rule;
  if (skip(text, 'M')) {
    if (!take_month_week(text, rule)) return std::nullopt;
  } else {
    const bool julian = skip(text, 'J');
    rule.kind = julian ? YearlyTime::Kind::DayWithoutLeap : YearlyTime::Kind::DayWithLeap;
    const auto day = take_number(text);
    if (!day || *day > 365) return std::nullopt;
    rule.day = *day;
  }
  if (!skip(text, '/')) return rule;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  rule.time = *time;
  return rule;
}

static std::chrono::local_days day_of(const YearlyTime& rule, std::chrono::year year) {
  using std::chrono::local_days;
  using std::chrono::weekday;
  const std::chrono::month month{static_cast<unsigned>(rule.month)};
  const weekday day_of_week{static_cast<unsigned>(rule.weekday)};
  const local_days first_of_year{year / 1 / 1};
  switch (rule.kind) {
    case YearlyTime::Kind::MonthWeek:
      if (rule.week == 5) return local_days{year / month / day_of_week[std::chrono::last]};
      return local_days{year / month / day_of_week[static_cast<unsigned>(rule.week)]};
    case YearlyTime::Kind::DayWithoutLeap:
      return first_of_year + days(rule.day - 1 + (year.is_leap() && rule.day > 59 ? 1 : 0));
    case YearlyTime::Kind::DayWithLeap:
      return first_of_year + days(rule.day);
  }
  return first_of_year;
}

std::chrono::local_seconds YearlyTime::in(std::chrono::year year) const {
  return day_of(*this, year) + time;
}

std::optional<ZoneFooter> ZoneFooter::parse(std::string_view text) {
  if (!skip_name(text)) return std::nullopt;
  const auto west = take_time(text);
  if (!west) return std::nullopt;
  if (text.empty()) return ZoneFooter{.offset = -*west, .summer = {}};
  if (!skip_name(text)) return std::nullopt;
  seconds summer_west = *west - std::chrono::hours(1);
  if (!text.starts_with(',')) {
    const auto given = take_time(text);
    if (!given) return std::nullopt;
    summer_west = *given;
  }
  if (!skip(text, ',')) return std::nullopt;
  const auto start = take_rule(text);
  if (!start || !skip(text, ',')) return std::nullopt;
  const auto end = take_rule(text);
  if (!end || !text.empty()) return std::nullopt;
  return ZoneFooter{.offset = -*west,
                    .summer = SummerTime{.offset = -summer_west, .start = *start, .end = *end}};
}

}  // namespace base
