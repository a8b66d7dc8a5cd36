// SPDX-License-Identifier: Apache-2.0
#include "access/combine.h"

#include <utility>

namespace accesses {

namespace {

/// Between equal instants of waiting.
int waiting_rank_of(Reason reason) {
  if (reason == Reason::NotStarted) return 0;
  return reason == Reason::Schedule ? 1 : 2;
}

bool helps_more_for_same_rank(const Verdict& a, const Verdict& b) {
  const Reason reason = *a.reason;
  if (reason == Reason::Checkpoint) return a.checkpoint < b.checkpoint;
  if (is_waiting(reason)) {
    return std::pair(a.at, waiting_rank_of(reason)) < std::pair(b.at, waiting_rank_of(*b.reason));
  }
  return reason == Reason::AfterEnd ? a.at < b.at : a.at > b.at;
}

bool helps_more(const Verdict& a, const Verdict& b) {
  if (a.is_open() || b.is_open()) return a.is_open() && !b.is_open();
  const int rank_a = rank_of(*a.reason);
  const int rank_b = rank_of(*b.reason);
  return rank_a != rank_b ? rank_a < rank_b : helps_more_for_same_rank(a, b);
}

}  // namespace

int rank_of(Reason reason) {
  switch (reason) {
    case Reason::Checkpoint:
      return 0;
    case Reason::NotStarted:
    case Reason::Schedule:
    case Reason::Frozen:
      return 1;
    case Reason::PaymentOverdue:
      return 2;
    case Reason::LessonClosed:
      return 3;
    case Reason::AfterEnd:
      return 4;
    case Reason::NotInPlan:
      return 5;
    case Reason::Expired:
      return 6;
    case Reason::Revoked:
      return 7;
    case Reason::PreRegistered:
      return 8;
    case Reason::NoAccess:
      return 9;
    case Reason::ClosedByStaff:
      return 10;
    case Reason::Blocked:
      return 11;
    case Reason::LessonDraft:
    case Reason::ProductDraft:
    case Reason::Deleted:
      return 12;
  }
  std::unreachable();
}

Verdict most_helpful(std::span<const Verdict> verdicts) {
  Verdict best{.reason = Reason::NoAccess};
  for (const Verdict& verdict : verdicts) {
    if (helps_more(verdict, best)) best = verdict;
  }
  return best;
}

}  // namespace accesses
