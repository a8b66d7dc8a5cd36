// SPDX-License-Identifier: Apache-2.0
#include "http/range.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace http {

namespace {

constexpr std::uint64_t unbounded = std::numeric_limits<std::uint64_t>::max();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number too large to hold is as far beyond the end as any.
std::uint64_t saturated(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (value > (unbounded - digit) / 10) return unbounded;
    value = value * 10 + digit;
  }
  return value;
}

RangeAnswer last_bytes(std::uint64_t count, std::uint64_t size) {
  const auto length = std::min(count, size);
  if (length == 0) return BadRange{};
  return ByteRange{.first = size - length, .length = length};
}

RangeAnswer from_to(std::uint64_t first, std::uint64_t last, std::uint64_t size) {
  if (first >= size || last < first) return BadRange{};
  return ByteRange{.first = first, .length = std::min(last, size - 1) - first + 1};
}

bool has_bytes_unit(std::string_view header) {
  constexpr std::string_view unit = "bytes=";
  return header.size() > unit.size() &&
         std::ranges::equal(header.substr(0, unit.size()), unit, [](char a, char b) {
           return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b);
         });
}

}  // namespace

RangeAnswer read_range(std::string_view header, std::uint64_t size) {
  if (!has_bytes_unit(header)) return WholeBody{};
  const auto spec = header.substr(header.find('=') + 1);
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos) return WholeBody{};
  const auto first = spec.substr(0, dash);
  const auto last = spec.substr(dash + 1);
  if (!std::ranges::all_of(first, is_digit) || !std::ranges::all_of(last, is_digit)) {
    return WholeBody{};
  }
  if (first.empty() && last.empty()) return WholeBody{};
  if (first.empty()) return last_bytes(saturated(last), size);
  return from_to(saturated(first), last.empty() ? unbounded : saturated(last), size);
}

}  // namespace http
