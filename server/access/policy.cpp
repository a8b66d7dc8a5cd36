// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

namespace accesses {

namespace {

template <class Attribute>
const Attribute* chosen(const std::optional<Attribute>& pin, const Attribute& offered) {
  return pin ? &*pin : &offered;
}

}  // namespace

Policy effective(const Policy& policy, const Overrides& overrides) {
  return {
      .scope = *chosen(overrides.scope, policy.scope),
      .schedule = *chosen(overrides.schedule, policy.schedule),
      .checkpoints = *chosen(overrides.checkpoints, policy.checkpoints),
      .checking = *chosen(overrides.checking, policy.checking),
      .period = *chosen(overrides.period, policy.period),
      .start = *chosen(overrides.start, policy.start),
      .service = *chosen(overrides.service, policy.service),
      .full = *chosen(overrides.full, policy.full),
  };
}

Overrides pinned(const Policy& policy) {
  return {
      .scope = policy.scope,
      .schedule = policy.schedule,
      .checkpoints = policy.checkpoints,
      .checking = policy.checking,
      .period = policy.period,
      .start = policy.start,
      .service = policy.service,
      .full = policy.full,
  };
}

PolicyInForce in_force(const Policy& policy, const Overrides& overrides) {
  return {
      .scope = chosen(overrides.scope, policy.scope),
      .schedule = chosen(overrides.schedule, policy.schedule),
      .checkpoints = chosen(overrides.checkpoints, policy.checkpoints),
      .period = chosen(overrides.period, policy.period),
      .start = chosen(overrides.start, policy.start),
      .full = *chosen(overrides.full, policy.full),
  };
}

}  // namespace accesses
