// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Duration = std::chrono::milliseconds;

/// A point in UTC time, in milliseconds since 1970.
class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant from_milliseconds(std::int64_t value) { return Instant(value); }
  static constexpr Instant from_seconds(std::int64_t value) { return Instant(value * 1000); }

  /// RFC 3339 in UTC with `Z`, years 1970 to 2199, at most three decimals; nothing otherwise.
  static std::optional<Instant> parse(std::string_view text);

  constexpr std::int64_t milliseconds() const { return value_; }
  /// Rounds towards the past.
  Instant to_whole_seconds() const;
  /// `2026-03-10T13:00:00Z`; milliseconds only when there are any.
  std::string text() const;

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
  friend constexpr Instant operator+(Instant at, Duration by) {
    return Instant(at.value_ + by.count());
  }
  friend constexpr Instant operator-(Instant at, Duration by) {
    return Instant(at.value_ - by.count());
  }
  friend constexpr Duration operator-(Instant a, Instant b) {
    return Duration(a.value_ - b.value_);
  }

 private:
  explicit constexpr Instant(std::int64_t value) : value_(value) {}
  std::int64_t value_ = 0;
};

}  // namespace base
