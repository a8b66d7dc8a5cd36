// SPDX-License-Identifier: Apache-2.0
#include "access/until.h"

#include <algorithm>

namespace accesses {

OpenSpan open_span_of(const Terms& terms, const Standing& standing) {
  const bool never = terms.revoked_at || terms.grant->kind == GrantKind::PreRegistration ||
                     terms.suspended || !standing.covered || standing.checkpoint;
  if (never) return {};
  return {.from = std::max(standing.window.opening, terms.frozen_until),
          .until = std::min(terms.end, standing.window.closing)};
}

base::Instant end_without_gap(std::span<const OpenSpan> spans, base::Instant until) {
  bool grown = true;
  while (grown) {
    grown = false;
    for (const OpenSpan& span : spans) {
      if (span.from > until || span.until <= until) continue;
      until = span.until;
      grown = true;
    }
  }
  return until;
}

}  // namespace accesses
