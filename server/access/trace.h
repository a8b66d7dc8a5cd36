// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <vector>

#include "access/decide.h"

// Why an answer is what it is: the gate that decided, what every grant says and by which of its
// rules, and what would change it.

namespace accesses {

/// The rules of one grant in the order in which they are asked.
enum class Rule {
  NotRevoked,
  MoreThanRegistered,
  NotEnded,
  InPlan,
  Paid,
  Started,
  NotFrozen,
  Opened,
  NotClosed,
  CheckpointPassed,
};
BOOST_DESCRIBE_ENUM(Rule, NotRevoked, MoreThanRegistered, NotEnded, InPlan, Paid, Started,
                    NotFrozen, Opened, NotClosed, CheckpointPassed)

/// What the rule looked at; nothing where there was nothing to look at.
struct TraceInput {
  std::optional<base::Instant> at = {};
  std::optional<LessonId> lesson = {};
  friend bool operator==(const TraceInput&, const TraceInput&) = default;
};
BOOST_DESCRIBE_STRUCT(TraceInput, (), (at, lesson))

struct TraceStep {
  Rule rule = Rule::NotRevoked;
  TraceInput input = {};
  bool passed = true;
  friend bool operator==(const TraceStep&, const TraceStep&) = default;
};
BOOST_DESCRIBE_STRUCT(TraceStep, (), (rule, input, passed))

struct TraceGrant {
  GrantId grant = {};
  std::optional<base::Id<offers::Offer>> offer = {};
  std::optional<base::Id<orders::Order>> order = {};
  /// What this grant says by itself.
  Answer verdict = {};
  /// The rules asked, up to the one that decides; those that did not pass are the reasons.
  std::vector<TraceStep> steps = {};
  std::optional<base::Instant> changes_at = {};
};
BOOST_DESCRIBE_STRUCT(TraceGrant, (), (grant, offer, order, verdict, steps, changes_at))

struct DecidedBy {
  Gate gate = Gate::Grants;
  /// The grant that opens or whose verdict was told; nothing where no single one decided.
  std::optional<GrantId> grant = {};
};
BOOST_DESCRIBE_STRUCT(DecidedBy, (), (gate, grant))

/// One change each that, made now, opens the target or brings it closer.
enum class Help {
  Wait,
  PassCheckpoint,
  Pay,
  ExtendEnd,
  Unfreeze,
  StartNow,
  DropDelays,
  DropCheckpoints,
  WidenScope,
  OpenLesson,
  GiveAccess,
  Unblock,
  RemoveClosing,
  Publish,
  Restore,
};
BOOST_DESCRIBE_ENUM(Help, Wait, PassCheckpoint, Pay, ExtendEnd, Unfreeze, StartNow, DropDelays,
                    DropCheckpoints, WidenScope, OpenLesson, GiveAccess, Unblock, RemoveClosing,
                    Publish, Restore)

struct Trace {
  /// Nothing when the product was asked about.
  std::optional<LessonId> lesson = {};
  Answer outcome = {};
  std::vector<TraceGrant> grants = {};
  DecidedBy decided_by = {};
  std::optional<base::Instant> next_change = {};
  std::vector<Help> would_help = {};
};
BOOST_DESCRIBE_STRUCT(Trace, (), (lesson, outcome, grants, decided_by, next_change, would_help))

Trace explain(const CompiledCourse& course, const Facts& facts, const Target& target,
              base::Instant at, Mode mode = Mode::Student);

}  // namespace accesses
