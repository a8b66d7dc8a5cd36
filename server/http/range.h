// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace http {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t length = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};
/// No range we honour: another unit, several ranges, or not readable. The answer is the whole.
struct WholeBody {
  friend bool operator==(WholeBody, WholeBody) = default;
};
/// Reversed, empty, or beyond the end: 416.
struct BadRange {
  friend bool operator==(BadRange, BadRange) = default;
};
using RangeAnswer = std::variant<WholeBody, ByteRange, BadRange>;

/// `header` is the value of Range, `size` that of the whole body.
RangeAnswer read_range(std::string_view header, std::uint64_t size);

}  // namespace http
