// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

#include "base/clock.h"
#include "http/answer.h"
#include "http/rate_limit.h"

namespace http {

/// A line in the log for every request of a route that is refused for who sends it: not signed in,
/// not allowed, a proof that is missing or wrong, too often, or a thing that is not there for them.
/// Neither the path nor the body is written, for both may hold secrets. One visitor gets few lines
/// and all together not many, so that nobody fills the disk by knocking; each line says how many
/// were left out before it.
class DenialLog {
 public:
  explicit DenialLog(const base::Clock& clock);

  /// Does nothing when it was answered, or refused for what was asked.
  void note(const Visit& visit, int status);

 private:
  bool has_room_for(std::string_view who);

  RateLimiter limits_;
  std::atomic<std::uint64_t> left_out_ = 0;
};

}  // namespace http
