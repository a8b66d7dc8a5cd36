// SPDX-License-Identifier: Apache-2.0
#include "access/terms.h"

#include <algorithm>

namespace accesses {

using base::Instant;
using base::TimeZone;

namespace {

int planned_days_of(const Freeze& freeze, TimeZone zone) {
  if (const auto* days = std::get_if<PlannedDays>(&freeze.planned)) return days->count;
  const int months = std::get<PlannedMonths>(freeze.planned).count;
  const base::Date first = zone.local_of(freeze.started_at).date();
  return static_cast<int>((base::plus_months(first, months).day() - first.day()).count());
}

std::vector<base::FreezeCredit> freezes_known_at(const Grant& grant, Instant known_at,
                                                 TimeZone zone) {
  std::vector<base::Freeze> known;
  for (const Freeze& freeze : grant.freezes) {
    if (freeze.started_at > known_at) continue;
    const bool ended = freeze.ended_at && *freeze.ended_at <= known_at;
    known.push_back({.started_at = freeze.started_at,
                     .planned_days = planned_days_of(freeze, zone),
                     .ended_at = ended ? freeze.ended_at : std::nullopt});
  }
  if (known.empty()) return {};
  return base::freeze_credits(std::move(known), zone);
}

Instant start_of(const Grant& grant, const Start& start, TimeZone zone) {
  const auto* fixed = std::get_if<FixedStart>(&start);
  return fixed ? std::max(grant.start_at, zone.instant_of(fixed->local)) : grant.start_at;
}

int credits_after(const std::vector<base::FreezeCredit>& freezes, Instant after) {
  int days = 0;
  for (const base::FreezeCredit& freeze : freezes) {
    if (freeze.started_at > after) days += freeze.days;
  }
  return days;
}

/// Length and credits are added together and turned into an instant once.
Instant end_of_period(const Period& period, Instant start, int credits, TimeZone zone) {
  struct End {
    Instant start;
    int credits;
    TimeZone zone;
    Instant operator()(const Unlimited&) const { return forever; }
    Instant operator()(const DaysLong& days) const {
      return base::plus_calendar(start, 0, days.count + credits, zone);
    }
    Instant operator()(const MonthsLong& months) const {
      return base::plus_calendar(start, months.count, credits, zone);
    }
    Instant operator()(const UntilDate& until) const {
      return zone.instant_of(base::LocalTime(until.date.day() + std::chrono::days(1 + credits)));
    }
  };
  return std::visit(End{start, credits, zone}, period);
}

Instant end_of(const Terms& terms, Instant known_at, TimeZone zone) {
  if (terms.policy.full) return forever;
  const auto& override = terms.grant->end_override;
  if (override && override->set_at <= known_at) {
    if (!override->end_at) return forever;
    const int credits = credits_after(terms.freezes, override->set_at);
    return base::plus_calendar(*override->end_at, 0, credits, zone);
  }
  const int credits = credits_after(terms.freezes, long_ago);
  return end_of_period(*terms.policy.period, terms.start, credits, zone);
}

}  // namespace

Terms terms_of(const Grant& grant, Instant known_at, TimeZone zone) {
  Terms terms;
  terms.grant = &grant;
  terms.policy = in_force(*grant.policy, grant.overrides);
  terms.start = start_of(grant, *terms.policy.start, zone);
  terms.base = grant.schedule_base_at.value_or(terms.start);
  terms.base_local = zone.local_of(terms.base);
  terms.freezes = freezes_known_at(grant, known_at, zone);
  terms.end = end_of(terms, known_at, zone);
  if (!terms.freezes.empty() && terms.freezes.back().ended_at > known_at) {
    terms.frozen_until = terms.freezes.back().ended_at;
  }
  terms.suspended = grant.suspended_since && *grant.suspended_since <= known_at;
  if (grant.revoked_at && *grant.revoked_at <= known_at) terms.revoked_at = grant.revoked_at;
  return terms;
}

GrantState Terms::state_at(Instant at) const {
  if (revoked_at) return GrantState::Revoked;
  if (grant->kind == GrantKind::PreRegistration) return GrantState::PreRegistered;
  if (end <= at) return GrantState::Ended;
  if (suspended) return GrantState::Suspended;
  if (at < start) return GrantState::Pending;
  if (at < frozen_until) return GrantState::Frozen;
  return GrantState::Active;
}

bool is_alive(GrantState state) {
  return state == GrantState::Active || state == GrantState::Pending || state == GrantState::Frozen;
}

}  // namespace accesses
