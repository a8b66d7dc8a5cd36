// SPDX-License-Identifier: Apache-2.0
#include "access/trace.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "access/properties_test.h"
#include "access/random_world_test.h"
#include "access/would_help.h"

namespace accesses::testing {

using base::Instant;

namespace {

constexpr int worlds = 1'500;
constexpr base::Duration second = std::chrono::seconds(1);

/// A question about a random world, and its explanation.
struct Explained {
  explicit Explained(int number) : dice(seed() + static_cast<std::uint64_t>(number)) {
    INFO("STOA_SEED=", seed(), " world ", number);
    world = random_world(dice);
    target = dice.pick(world.targets);
    at = dice.pick(world.moments);
    trace = explain(CompiledCourse(world.course), world.facts, target, at);
  }

  Dice dice;
  RandomWorld world;
  Target target;
  Instant at;
  Trace trace;
};

bool all_passed(const std::vector<TraceStep>& steps) {
  return std::ranges::all_of(steps, &TraceStep::passed);
}

Rule rule_behind(Reason reason) {
  switch (reason) {
    case Reason::Revoked:
      return Rule::NotRevoked;
    case Reason::PreRegistered:
      return Rule::MoreThanRegistered;
    case Reason::Expired:
    case Reason::AfterEnd:
      return Rule::NotEnded;
    case Reason::NotInPlan:
      return Rule::InPlan;
    case Reason::PaymentOverdue:
      return Rule::Paid;
    case Reason::NotStarted:
      return Rule::Started;
    case Reason::Frozen:
      return Rule::NotFrozen;
    case Reason::Schedule:
      return Rule::Opened;
    case Reason::LessonClosed:
      return Rule::NotClosed;
    case Reason::Checkpoint:
      return Rule::CheckpointPassed;
    case Reason::NoAccess:
    case Reason::Blocked:
    case Reason::ClosedByStaff:
    case Reason::ProductDraft:
    case Reason::LessonDraft:
    case Reason::Deleted:
      break;
  }
  FAIL("no grant gives this reason");
  return Rule::NotRevoked;
}

bool failed(const std::vector<TraceStep>& steps, Rule rule) {
  return std::ranges::any_of(
      steps, [rule](const TraceStep& step) { return step.rule == rule && !step.passed; });
}

}  // namespace

TEST_CASE("the outcome of a trace is the answer") {
  for (int i = 0; i < worlds; ++i) {
    const Explained e(i);
    const Answer answer = real_engine(e.world.course, e.world.facts, e.target, e.at);
    REQUIRE_MESSAGE(e.trace.outcome == answer, "STOA_SEED=", seed(), " world ", i);
  }
}

TEST_CASE("the steps of each grant say what its verdict says") {
  int locked = 0;
  for (int i = 0; i < worlds; ++i) {
    const Explained e(i);
    for (const TraceGrant& grant : e.trace.grants) {
      REQUIRE_FALSE(grant.steps.empty());
      REQUIRE(all_passed(grant.steps) == grant.verdict.is_open());
      if (grant.verdict.is_open()) continue;
      ++locked;
      const bool told = failed(grant.steps, rule_behind(*grant.verdict.reason));
      REQUIRE_MESSAGE(told, "STOA_SEED=", seed(), " world ", i, " ", text_of(grant.verdict));
    }
  }
  CHECK(locked > worlds / 4);
}

TEST_CASE("a grant's own verdict is the answer of the person who holds nothing else") {
  for (int i = 0; i < worlds; ++i) {
    const Explained e(i);
    if (e.trace.decided_by.gate != Gate::Grants || e.trace.outcome.outcome == Outcome::Hidden) {
      continue;
    }
    for (std::size_t k = 0; k < e.trace.grants.size(); ++k) {
      Facts alone = e.world.facts;
      alone.grants = {e.world.facts.grants[k]};
      const Answer answer = real_engine(e.world.course, alone, e.target, e.at);
      const Answer& verdict = e.trace.grants[k].verdict;
      if (answer.outcome == Outcome::Hidden || answer.reason == Reason::ClosedByStaff) continue;
      CHECK(answer.outcome == verdict.outcome);
      CHECK(answer.reason == verdict.reason);
      CHECK(answer.until == verdict.until);
    }
  }
}

TEST_CASE("each grant's verdict stays the same until its next change") {
  int changes = 0;
  for (int i = 0; i < worlds; ++i) {
    const Explained e(i);
    for (std::size_t k = 0; k < e.trace.grants.size(); ++k) {
      const auto change = e.trace.grants[k].changes_at;
      if (!change) continue;
      ++changes;
      const CompiledCourse course(e.world.course);
      const Facts known = known_at(e.world.facts, e.at);
      const auto verdict_at = [&](Instant at) {
        return explain(course, known, e.target, at).grants[k].verdict;
      };
      CHECK(verdict_at(*change) != e.trace.grants[k].verdict);
      CHECK(verdict_at(*change - second) == e.trace.grants[k].verdict);
    }
  }
  CHECK(changes > 200);
}

TEST_CASE("what would help does help, and what is not named does not") {
  int named = 0;
  for (int i = 0; i < worlds; ++i) {
    const Explained e(i);
    const CompiledCourse course(e.world.course);
    if (e.trace.outcome.is_open()) CHECK(e.trace.would_help.empty());
    for (int number = 0; number <= static_cast<int>(Help::Restore); ++number) {
      const Help help = static_cast<Help>(number);
      const auto changed =
          facts_after(help, course, e.world.facts, e.target, e.at, e.trace.outcome);
      if (!changed || e.trace.outcome.outcome == Outcome::Hidden) continue;
      const Answer after = decide(course, *changed, e.target, e.at);
      const bool is_named = std::ranges::count(e.trace.would_help, help) == 1;
      CHECK(is_named == is_better(after, e.trace.outcome, course));
      named += is_named ? 1 : 0;
    }
  }
  CHECK(named > worlds / 2);
}

TEST_CASE("who waits for the start of a frozen grant is told both, and the later instant") {
  const Instant noon = *Instant::parse("2026-03-10T12:00:00Z");
  const Instant ask_at = noon - std::chrono::days(2);
  Facts facts;
  Grant& grant = facts.grants.emplace_back();
  grant.start_at = noon;
  grant.freezes = {{.started_at = ask_at - std::chrono::days(1), .planned = PlannedDays{10}}};
  const Trace trace = explain(CompiledCourse({}), facts, ProductTarget(), ask_at);
  CHECK(failed(trace.grants[0].steps, Rule::Started));
  CHECK(failed(trace.grants[0].steps, Rule::NotFrozen));
  CHECK(trace.outcome.reason == Reason::NotStarted);
  CHECK(trace.outcome.until == ask_at + std::chrono::days(9));
  CHECK(std::ranges::count(trace.would_help, Help::Wait) == 1);
}

}  // namespace accesses::testing
