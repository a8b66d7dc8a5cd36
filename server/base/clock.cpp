// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"

namespace base {

Instant SystemClock::now() const {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant::from_milliseconds(std::chrono::floor<Duration>(since_1970).count());
}

std::chrono::nanoseconds SystemClock::monotonic() const {
  return std::chrono::steady_clock::now().time_since_epoch();
}

}  // namespace base
