// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string_view>
#include <vector>

#include "access/pins.h"
#include "access/policy_json.h"

// The terms of one order are edited attribute by attribute: what is named is pinned or given back
// to the offer, what is not named stays as it is.

namespace accesses {

/// Absent: as it is. Null: back to the offer's value. A value: pinned.
struct OverridesPatch {
  describe::Patch<Scope> scope = {};
  describe::Patch<ReleaseSchedule> schedule = {};
  describe::Patch<Checkpoints> checkpoints = {};
  describe::Patch<Checking> checking = {};
  describe::Patch<Period> period = {};
  describe::Patch<Start> start = {};
  describe::Patch<bool> full = {};
  friend bool operator==(const OverridesPatch&, const OverridesPatch&) = default;
};
BOOST_DESCRIBE_STRUCT(OverridesPatch, (),
                      (scope, schedule, checkpoints, checking, period, start, full))

Overrides patched(Overrides own, const OverridesPatch& patch);

/// `NoOffer`: nothing to go back to. `HiddenByFull`: full access leaves it without effect.
enum class TermsRefusal { NoOffer, HiddenByFull, EmptyScope };

struct RefusedTerm {
  std::string_view attribute;
  TermsRefusal why = TermsRefusal::NoOffer;
  friend bool operator==(const RefusedTerm&, const RefusedTerm&) = default;
};

/// Everything that is wrong with a patch that led to `after`. `offered` is null for terms that
/// stand under no offer. What was pinned before may stay pinned behind full access: without full it
/// counts again.
std::vector<RefusedTerm> reasons_to_refuse(const Overrides& after, const OverridesPatch& patch,
                                           const Policy* offered);

/// A value that did not change keeps its pin, or its having none.
Pins pins_after(const Pins& pins, const Overrides& before, const Overrides& after, const Pin& by);

}  // namespace accesses
