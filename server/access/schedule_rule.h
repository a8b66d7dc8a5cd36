// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <variant>

#include "base/zone.h"

namespace accesses {

/// Opens with the grant.
struct OpenAtOnce {
  friend bool operator==(const OpenAtOnce&, const OpenAtOnce&) = default;
};

/// So many calendar days after the schedule base, at this wall-clock time; without one, at the
/// wall-clock time of the base itself ("participant").
struct OpenAfter {
  int days = 0;
  std::optional<std::chrono::minutes> time = {};
  friend bool operator==(const OpenAfter&, const OpenAfter&) = default;
};

struct OpenOn {
  base::LocalTime local = {};
  friend bool operator==(const OpenOn&, const OpenOn&) = default;
};

using Opening = std::variant<OpenAtOnce, OpenAfter, OpenOn>;

struct CloseNever {
  friend bool operator==(const CloseNever&, const CloseNever&) = default;
};

/// Never moved by a freeze.
struct CloseOn {
  base::LocalTime local = {};
  friend bool operator==(const CloseOn&, const CloseOn&) = default;
};

/// Counted from the opening of the lesson in the grant, whichever rule decided that opening.
struct CloseAfterOpen {
  int days = 1;
  friend bool operator==(const CloseAfterOpen&, const CloseAfterOpen&) = default;
};

using Closing = std::variant<CloseNever, CloseOn, CloseAfterOpen>;

struct ScheduleRule {
  Opening open = {};
  Closing close = {};
  friend bool operator==(const ScheduleRule&, const ScheduleRule&) = default;
};

inline constexpr int delay_days_max = 36'500;

}  // namespace accesses
