// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "access/answer.h"
#include "access/terms.h"
#include "access/windows.h"

namespace accesses {

/// How one target stands in one grant, whatever the instant.
struct Standing {
  bool covered = true;
  Window window = {};
  /// Position of the checkpoint that blocks the target.
  std::optional<std::size_t> checkpoint = {};
};

/// What one grant says about one target at one instant; without a reason it is open.
struct Verdict {
  std::optional<Reason> reason = {};
  /// The instant that belongs to the reason; `long_ago` where none does.
  base::Instant at = long_ago;
  /// Position of the checkpoint, with `Reason::Checkpoint`.
  std::size_t checkpoint = 0;

  bool is_open() const { return !reason.has_value(); }
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// `at` is not before the instant of the facts that `terms` was made with.
Verdict verdict_of(const Terms& terms, const Standing& standing, base::Instant at);

/// A verdict that names the instant at which time alone opens the target.
bool is_waiting(Reason reason);

}  // namespace accesses
