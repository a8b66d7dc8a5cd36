// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "access/verdict.h"

namespace accesses {

/// The one stretch, from the instant of the facts on, in which a grant by itself opens a target:
/// freezes known then have begun, so after the running one nothing interrupts it. Empty when
/// `until` is not after `from`.
struct OpenSpan {
  base::Instant from = forever;
  base::Instant until = long_ago;
};

OpenSpan open_span_of(const Terms& terms, const Standing& standing);

/// The end of the time without a gap that begins inside the stretch ending at `until`.
base::Instant end_without_gap(std::span<const OpenSpan> spans, base::Instant until);

}  // namespace accesses
