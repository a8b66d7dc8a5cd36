// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>

#include "access/ids.h"
#include "base/instant.h"

namespace accesses {

enum class Outcome { Open, LockedUntil, Locked, Hidden };
BOOST_DESCRIBE_ENUM(Outcome, Open, LockedUntil, Locked, Hidden)

enum class Via { Grant, Public, Override, Staff };
BOOST_DESCRIBE_ENUM(Via, Grant, Public, Override, Staff)

enum class Reason {
  NotStarted,
  Schedule,
  Frozen,
  Checkpoint,
  PaymentOverdue,
  LessonClosed,
  AfterEnd,
  NotInPlan,
  Expired,
  Revoked,
  PreRegistered,
  NoAccess,
  Blocked,
  ClosedByStaff,
  ProductDraft,
  LessonDraft,
  Deleted,
};
BOOST_DESCRIBE_ENUM(Reason, NotStarted, Schedule, Frozen, Checkpoint, PaymentOverdue, LessonClosed,
                    AfterEnd, NotInPlan, Expired, Revoked, PreRegistered, NoAccess, Blocked,
                    ClosedByStaff, ProductDraft, LessonDraft, Deleted)

/// Open: `via`, `until` (nothing = no end known), and `grant` when a grant opens it by itself.
/// Otherwise `reason`, and with it `until` (LockedUntil), `at` or `lesson` where they mean
/// something.
struct Answer {
  Outcome outcome = Outcome::Locked;
  std::optional<Via> via = {};
  std::optional<GrantId> grant = {};
  std::optional<Reason> reason = {};
  std::optional<base::Instant> until = {};
  /// When it closed, ended, was withdrawn, or would open after the end.
  std::optional<base::Instant> at = {};
  /// The checkpoint to be passed first.
  std::optional<LessonId> lesson = {};

  bool is_open() const { return outcome == Outcome::Open; }
  friend bool operator==(const Answer&, const Answer&) = default;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (outcome, via, grant, reason, until, at, lesson))

}  // namespace accesses
