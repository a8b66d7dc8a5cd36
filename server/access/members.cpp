// SPDX-License-Identifier: Apache-2.0
#include "access/members.h"

#include "describe/value_codecs.h"

namespace accesses {

using describe::Errors;
using describe::JsonValue;

int read_count(const JsonValue& in, int min, int max, Errors& errors) {
  std::int64_t count = min;
  describe::read_integer(in, {min, max}, count, errors);
  return static_cast<int>(count);
}

base::Instant read_whole_instant(const JsonValue& in, Errors& errors) {
  constexpr std::size_t length = std::string_view("2026-03-10T13:00:00Z").size();
  if (!in.is_string()) {
    errors.add("type.expected_string");
    return {};
  }
  const auto at = in.string().size() == length ? base::Instant::parse(in.string()) : std::nullopt;
  if (!at) errors.add("instant.invalid", "YYYY-MM-DDTHH:MM:SSZ");
  return at.value_or(base::Instant());
}

base::LocalTime read_whole_local(const JsonValue& in, Errors& errors) {
  constexpr std::size_t length = std::string_view("2026-03-10T13:00").size();
  if (!in.is_string()) {
    errors.add("type.expected_string");
    return {};
  }
  const auto local =
      in.string().size() == length ? base::LocalTime::parse(in.string()) : std::nullopt;
  if (!local) errors.add("local_time.invalid", "YYYY-MM-DDTHH:MM");
  return local.value_or(base::LocalTime());
}

}  // namespace accesses
