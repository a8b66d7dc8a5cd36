// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

#include "base/instant.h"

namespace base {

/// The seam to time. `now` may jump; `monotonic` never goes back and measures waits.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  virtual std::chrono::nanoseconds monotonic() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
  std::chrono::nanoseconds monotonic() const override;
};

}  // namespace base
