// SPDX-License-Identifier: Apache-2.0
#include "access/verdict.h"

#include <algorithm>

namespace accesses {

using base::Instant;

namespace {

Verdict locked(Reason reason, Instant at = long_ago) { return {.reason = reason, .at = at}; }

/// Never promises an opening that a closing or the end of the grant prevents.
Verdict waiting(const Terms& terms, const Window& window, Instant opens_at, Reason reason) {
  if (window.closing <= opens_at) return locked(Reason::LessonClosed, window.closing);
  if (terms.end <= opens_at) return locked(Reason::AfterEnd, opens_at);
  return locked(reason, opens_at);
}

Verdict verdict_while_alive(const Terms& terms, const Standing& standing, GrantState state,
                            Instant at) {
  const Window& window = standing.window;
  if (state != GrantState::Active || at < window.opening) {
    const bool frozen = at < terms.frozen_until;
    const Instant opens_at = frozen ? std::max(window.opening, terms.frozen_until) : window.opening;
    const Reason reason = state == GrantState::Pending  ? Reason::NotStarted
                          : state == GrantState::Frozen ? Reason::Frozen
                                                        : Reason::Schedule;
    return waiting(terms, window, opens_at, reason);
  }
  if (window.closing <= at) return locked(Reason::LessonClosed, window.closing);
  if (standing.checkpoint) {
    return {.reason = Reason::Checkpoint, .checkpoint = *standing.checkpoint};
  }
  return {};
}

}  // namespace

Verdict verdict_of(const Terms& terms, const Standing& standing, Instant at) {
  const GrantState state = terms.state_at(at);
  if (state == GrantState::Revoked) return locked(Reason::Revoked, *terms.revoked_at);
  if (state == GrantState::PreRegistered) return locked(Reason::PreRegistered);
  if (state == GrantState::Ended) return locked(Reason::Expired, terms.end);
  if (!standing.covered) return locked(Reason::NotInPlan);
  if (state == GrantState::Suspended) return locked(Reason::PaymentOverdue);
  return verdict_while_alive(terms, standing, state, at);
}

bool is_waiting(Reason reason) {
  return reason == Reason::NotStarted || reason == Reason::Schedule || reason == Reason::Frozen;
}

}  // namespace accesses
