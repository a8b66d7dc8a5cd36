// SPDX-License-Identifier: Apache-2.0
#include "base/instant.h"

#include <fmt/core.h>

#include "base/digits.h"

namespace base {

using namespace std::chrono_literals;

/// `.5`, `.25`, `.123` → milliseconds; an empty text is none.
static std::optional<int> read_fraction(std::string_view text) {
  if (text.empty()) return 0;
  const std::size_t count = text.size() - 1;
  if (text.front() != '.' || count < 1 || count > 3) return std::nullopt;
  const auto value = digits_at(text, 1, count);
  if (!value) return std::nullopt;
  return *value * (count == 1 ? 100 : count == 2 ? 10 : 1);
}

static std::optional<std::chrono::sys_days> read_day(std::string_view text) {
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (*year < 1970 || *year > 2199) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || text.back() != 'Z') return std::nullopt;
  const auto day = read_day(text.substr(0, 10));
  const auto hour = digits_at(text, 11, 2);
  const auto minute = digits_at(text, 14, 2);
  const auto second = digits_at(text, 17, 2);
  const auto fraction = read_fraction(text.substr(19, text.size() - 20));
  if (!day || !hour || !minute || !second || !fraction) return std::nullopt;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const Duration since_1970 = day->time_since_epoch() + std::chrono::hours(*hour) +
                              std::chrono::minutes(*minute) + std::chrono::seconds(*second) +
                              Duration(*fraction);
  return Instant(since_1970.count());
}

Instant Instant::to_whole_seconds() const {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(Duration(value_));
  return Instant(Duration(seconds).count());
}

std::string Instant::text() const {
  const std::chrono::sys_time<Duration> at{Duration(value_)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss<Duration> clock(at - day);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds() != 0ms) text += fmt::format(".{:03}", clock.subseconds().count());
  return text + "Z";
}

}  // namespace base
