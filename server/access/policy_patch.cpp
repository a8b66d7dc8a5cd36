// SPDX-License-Identifier: Apache-2.0
#include "access/policy_patch.h"

#include <string>

#include "access/coverage.h"
#include "describe/members.h"

namespace accesses {
namespace {

template <class T>
void apply(const describe::Patch<T>& patch, std::optional<T>& own) {
  if (!patch.absent()) own = patch.value();
}

constexpr bool is_hidden_by_full(std::string_view attribute) {
  return attribute == "scope" || attribute == "schedule" || attribute == "checkpoints" ||
         attribute == "period";
}

}  // namespace

Overrides patched(Overrides own, const OverridesPatch& patch) {
  apply(patch.scope, own.scope);
  apply(patch.schedule, own.schedule);
  apply(patch.checkpoints, own.checkpoints);
  apply(patch.checking, own.checking);
  apply(patch.period, own.period);
  apply(patch.start, own.start);
  apply(patch.full, own.full);
  return own;
}

std::vector<RefusedTerm> reasons_to_refuse(const Overrides& after, const OverridesPatch& patch,
                                           const Policy* offered) {
  const Policy none;
  const PolicyInForce policy = in_force(offered != nullptr ? *offered : none, after);
  std::vector<RefusedTerm> refused;
  describe::for_each_member<OverridesPatch>([&](auto member) {
    const auto& named = patch.*member.pointer;
    const bool is_hidden = policy.full && is_hidden_by_full(member.name);
    if (named.cleared() && offered == nullptr && !is_hidden) {
      refused.push_back({member.name, TermsRefusal::NoOffer});
    }
    if (named.has_value() && is_hidden) {
      refused.push_back({member.name, TermsRefusal::HiddenByFull});
    }
  });
  const bool shows_scope = patch.scope.has_value() || !patch.full.absent();
  if (shows_scope && !policy.full && covers_nothing(*policy.scope)) {
    refused.push_back({"scope", TermsRefusal::EmptyScope});
  }
  return refused;
}

Pins pins_after(const Pins& pins, const Overrides& before, const Overrides& after,
                const Pin& by) {
  Pins result;
  describe::for_each_member<Overrides>([&](auto member) {
    const auto& own = after.*member.pointer;
    if (!own) return;
    const std::string name(member.name);
    const auto pin = pins.find(name);
    if (own != before.*member.pointer) {
      result.emplace(name, by);
    } else if (pin != pins.end()) {
      result.insert(*pin);
    }
  });
  return result;
}

}  // namespace accesses
