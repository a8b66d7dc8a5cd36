// SPDX-License-Identifier: Apache-2.0
#include "access/steps.h"

#include <algorithm>

namespace accesses {

using base::Instant;

namespace {

TraceInput instant_input(Instant at) {
  if (at == forever || at == long_ago) return {};
  return {.at = at};
}

class Steps {
 public:
  Steps(const Terms& terms, const Standing& standing, Instant at, const CompiledCourse& course)
      : terms_(terms), standing_(standing), at_(at), course_(course) {}

  std::vector<TraceStep> all() {
    if (passes_outside() && passes_time()) ask_checkpoint();
    return std::move(steps_);
  }

 private:
  bool ask(Rule rule, bool passed, TraceInput input = {}) {
    steps_.push_back({.rule = rule, .input = input, .passed = passed});
    return passed;
  }

  bool passes_outside() {
    return ask(Rule::NotRevoked, !terms_.revoked_at, {.at = terms_.revoked_at}) &&
           ask(Rule::MoreThanRegistered, terms_.grant->kind != GrantKind::PreRegistration) &&
           ask(Rule::NotEnded, at_ < terms_.end, instant_input(terms_.end)) &&
           ask(Rule::InPlan, standing_.covered) &&
           ask(Rule::Paid, !terms_.suspended,
               terms_.suspended ? TraceInput{.at = terms_.grant->suspended_since} : TraceInput{});
  }

  /// Waiting is asked about as a whole: who waits for several things waits for the latest, and
  /// is told when the lesson closes or the access ends before.
  bool passes_time() {
    const Window& window = standing_.window;
    const bool started = ask(Rule::Started, at_ >= terms_.start, instant_input(terms_.start));
    const bool thawed =
        ask(Rule::NotFrozen, at_ >= terms_.frozen_until, instant_input(terms_.frozen_until));
    const bool opened = ask(Rule::Opened, at_ >= window.opening, instant_input(window.opening));
    const bool waits = !started || !thawed || !opened;
    const Instant opens_at = waits ? opening_after_waiting() : at_;
    const bool closed = window.closing <= opens_at;
    const bool ended = terms_.end <= opens_at;
    if (!waits || closed) return ask(Rule::NotClosed, !closed, instant_input(window.closing));
    if (ended) ask(Rule::NotEnded, false, instant_input(terms_.end));
    return false;
  }

  Instant opening_after_waiting() const {
    return at_ < terms_.frozen_until ? std::max(standing_.window.opening, terms_.frozen_until)
                                     : standing_.window.opening;
  }

  void ask_checkpoint() {
    TraceInput input;
    if (standing_.checkpoint) input.lesson = course_.lessons()[*standing_.checkpoint].id;
    ask(Rule::CheckpointPassed, !standing_.checkpoint, input);
  }

  const Terms& terms_;
  const Standing& standing_;
  Instant at_;
  const CompiledCourse& course_;
  std::vector<TraceStep> steps_;
};

}  // namespace

std::vector<TraceStep> steps_of(const Terms& terms, const Standing& standing, Instant at,
                                const CompiledCourse& course) {
  return Steps(terms, standing, at, course).all();
}

}  // namespace accesses
