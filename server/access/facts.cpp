// SPDX-License-Identifier: Apache-2.0
#include "access/facts.h"

namespace accesses {

namespace {

void forget_if_later(std::optional<base::Instant>& fact, base::Instant at) {
  if (fact && *fact > at) fact.reset();
}

}  // namespace

Grant known_at(const Grant& grant, base::Instant at) {
  Grant known = grant;
  std::erase_if(known.freezes, [at](const Freeze& freeze) { return freeze.started_at > at; });
  for (Freeze& freeze : known.freezes) forget_if_later(freeze.ended_at, at);
  if (known.end_override && known.end_override->set_at > at) known.end_override.reset();
  forget_if_later(known.suspended_since, at);
  forget_if_later(known.revoked_at, at);
  return known;
}

Facts known_at(const Facts& facts, base::Instant at) {
  Facts known = facts;
  for (Grant& grant : known.grants) grant = known_at(grant, at);
  std::erase_if(known.lesson_overrides,
                [at](const LessonOverride& override) { return override.at > at; });
  return known;
}

}  // namespace accesses
