// SPDX-License-Identifier: Apache-2.0
#include "access/carried.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "access/terms.h"

namespace accesses {

using base::FreezeCredit;
using base::Instant;
using base::LocalTime;
using base::TimeZone;

namespace {

using std::chrono::days;

/// By how many days everything up to `from` can move and not be after `to`. In an hour that comes
/// twice the clock has already shown its end.
int days_between(Instant from, Instant to, TimeZone zone) {
  const LocalTime local = zone.local_of(from);
  const auto repeated = (from - zone.instant_of(local));
  const auto shown = local.value() + std::chrono::duration_cast<std::chrono::seconds>(repeated);
  auto count = std::chrono::floor<days>(zone.local_of(to).value() - shown);
  while (count > days(0) && zone.instant_of(LocalTime(shown + count)) > to) count -= days(1);
  return std::max(0, static_cast<int>(count.count()));
}

/// What the freezes have moved the delays by until then. A lesson that opened before a freeze was
/// not moved by it; what was used of the last day of a freeze counts as a whole one.
int days_moved(const std::vector<FreezeCredit>& freezes, Instant until, TimeZone zone) {
  int credits = 0;
  int most = std::numeric_limits<int>::max();
  for (const FreezeCredit& freeze : freezes) {
    if (freeze.started_at >= until) break;
    most = std::min(most, credits + days_between(freeze.started_at, until, zone));
    credits += freeze.days;
  }
  return std::min(most, credits);
}

/// Never into an hour that the clocks leave out: every delay would be longer by it.
Instant moved_by_days(Instant base, int count, TimeZone zone) {
  const auto local = zone.local_of(base).value();
  for (; count > 0; --count) {
    const LocalTime moved(local + days(count));
    if (zone.kind_of(moved) != base::LocalKind::Gap) return zone.instant_of(moved);
  }
  return base;
}

bool runs_at(const Terms& terms, Instant now) { return terms.frozen_until > now; }

/// Without those that are over. Each will be written anew.
std::vector<DatedFreeze> freezes_that_go_on(const Dates& dates, const Terms& terms, Instant now) {
  std::vector<DatedFreeze> freezes;
  for (DatedFreeze freeze : dates.freezes) {
    const bool runs =
        runs_at(terms, now) && freeze.started_at == terms.freezes.back().started_at;
    if (!runs && freeze.started_at <= now) continue;
    freeze.id = {};
    freezes.push_back(std::move(freeze));
  }
  return freezes;
}

/// The end of the old grant, with what it contains of the freeze that runs.
Dates with_old_end(const Grant& old, const Dates& dates, const Terms& terms, Instant now,
                   TimeZone zone) {
  std::optional<Instant> end_at;
  if (terms.end != forever) end_at = terms.end;
  Dates kept = with_end(old, dates, end_at, now, zone);
  kept.freezes = freezes_that_go_on(kept, terms, now);
  return kept;
}

Dates with_own_end(const Dates& dates, const Terms& terms, Instant now) {
  Dates own{.end = {}, .freezes = freezes_that_go_on(dates, terms, now)};
  for (DatedFreeze& freeze : own.freezes) freeze.days_in_end = 0;
  return own;
}

Grant begun(const Terms& old, const Carry& carry, Instant now, TimeZone zone) {
  const bool runs = runs_at(old, now);
  const Instant since = runs ? old.freezes.back().started_at : now;
  Grant grant;
  grant.start_at = carry.keep_start ? std::max(since, old.start) : since;
  if (carry.keep_start) {
    grant.schedule_base_at = moved_by_days(old.base, days_moved(old.freezes, since, zone), zone);
  }
  return grant;
}

}  // namespace

std::optional<CarryRefusal> reason_not_to_carry(const Grant& old, Instant now, TimeZone zone) {
  switch (terms_of(old, now, zone).state_at(now)) {
    case GrantState::Revoked: return CarryRefusal::Revoked;
    case GrantState::PreRegistered: return CarryRefusal::PreRegistered;
    case GrantState::Ended: return CarryRefusal::Ended;
    case GrantState::Suspended:
    case GrantState::Pending:
    case GrantState::Frozen:
    case GrantState::Active: break;
  }
  // A revocation to come is a decision that the new grant would outlive.
  if (old.revoked_at) return CarryRefusal::Revoked;
  return std::nullopt;
}

std::expected<Carried, CarryRefusal> carried(const Grant& old, const Dates& dates,
                                             std::shared_ptr<const Policy> next,
                                             const Carry& carry, Instant now, TimeZone zone) {
  if (const auto refusal = reason_not_to_carry(old, now, zone)) return std::unexpected(*refusal);
  const Terms before = terms_of(old, now, zone);
  Grant grant = begun(before, carry, now, zone);
  grant.policy = std::move(next);
  Dates own = with_own_end(dates, before, now);
  const Grant by_period = with_dates(grant, own);
  const Terms after = terms_of(by_period, now, zone);
  if (after.start > std::max({now, before.start, before.frozen_until})) {
    return std::unexpected(CarryRefusal::StartsLater);
  }
  const bool keeps = carry.end == CarriedEnd::KeepOld ||
                     (carry.end == CarriedEnd::Longer && before.end > after.end);
  if (keeps && after.policy.full && before.end != forever) {
    return std::unexpected(CarryRefusal::NoEnd);
  }
  if (keeps) own = with_old_end(old, dates, before, now, zone);
  own = without_vain(grant, std::move(own), now, zone);
  return Carried{with_dates(std::move(grant), own), own};
}

}  // namespace accesses
