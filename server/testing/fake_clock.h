// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>

#include "base/clock.h"

namespace testing {

/// Stands still until it is set or moved; both of its times move together. Safe to share between
/// threads.
class FakeClock final : public base::Clock {
 public:
  static constexpr auto noon = base::Instant::from_seconds(1'767'614'400);  // 2026-01-05T12:00:00Z

  explicit FakeClock(base::Instant at = noon) : now_ms_(at.milliseconds()) {}

  base::Instant now() const override { return base::Instant::from_milliseconds(now_ms_); }
  std::chrono::nanoseconds monotonic() const override {
    return std::chrono::milliseconds(monotonic_ms_);
  }

  /// The wall clock jumps; waits are measured as if nothing had happened.
  void set(base::Instant at) { now_ms_ = at.milliseconds(); }
  /// Time passes.
  void advance(base::Duration by) {
    now_ms_ += by.count();
    monotonic_ms_ += by.count();
  }

 private:
  std::atomic<std::int64_t> now_ms_;
  std::atomic<std::int64_t> monotonic_ms_ = 1'000'000;
};

}  // namespace testing
