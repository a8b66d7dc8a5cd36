// SPDX-License-Identifier: Apache-2.0
#include "access/dates.h"

#include <algorithm>

#include "access/terms.h"

namespace accesses {

using base::FreezeCredit;
using base::Instant;
using base::TimeZone;

namespace {

Freeze fact_of(const DatedFreeze& freeze) {
  Freeze fact{.started_at = freeze.started_at, .ended_at = freeze.ended_at};
  if (freeze.planned_days) fact.planned = PlannedDays{static_cast<int>(*freeze.planned_days)};
  if (freeze.planned_months) {
    fact.planned = PlannedMonths{static_cast<int>(*freeze.planned_months)};
  }
  return fact;
}

Instant later_by(Instant at, const Length& length, TimeZone zone) {
  if (const auto* days = std::get_if<PlannedDays>(&length)) {
    return base::plus_calendar(at, 0, days->count, zone);
  }
  return base::plus_calendar(at, std::get<PlannedMonths>(length).count, 0, zone);
}

/// What each freeze comes to, as far as it is known at that instant.
std::vector<FreezeCredit> credits_of(const Grant& grant, const Dates& dates, Instant known_at,
                                     TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  return terms_of(dated, known_at, zone).freezes;
}

const FreezeCredit& credit_of(const std::vector<FreezeCredit>& credits,
                              const DatedFreeze& freeze) {
  return *std::ranges::find(credits, freeze.started_at, &FreezeCredit::started_at);
}

/// Whether the engine leaves it to the personal end to contain this freeze.
bool is_before(const DatedFreeze& freeze, const PersonalEnd& end) {
  return end.set_at && freeze.started_at <= *end.set_at;
}

/// Moves a personal end by the days of freezes before it that were added, cut short or taken away.
/// `freed` are those that went with freezes that are in the list no more.
Dates resettled(const Grant& grant, Dates dates, std::optional<Instant> added, std::int64_t freed,
                TimeZone zone) {
  if (!dates.end.end_at) return dates;
  const auto credits = credits_of(grant, dates, forever, zone);
  std::int64_t days = -freed;
  for (DatedFreeze& freeze : dates.freezes) {
    if (!is_before(freeze, dates.end)) continue;
    const std::int64_t credit = credit_of(credits, freeze).days;
    const bool is_new = freeze.started_at == added;
    const auto change = is_new ? credit : std::min<std::int64_t>(0, credit - freeze.days_in_end);
    freeze.days_in_end += change;
    days += change;
  }
  dates.end.end_at = base::plus_calendar(*dates.end.end_at, 0, static_cast<int>(days), zone);
  return dates;
}

std::optional<DatesRefusal> reason_to_refuse_any(const Grant& grant) {
  if (grant.revoked_at) return DatesRefusal::Revoked;
  if (grant.kind == GrantKind::PreRegistration) return DatesRefusal::PreRegistered;
  return std::nullopt;
}

std::optional<DatesRefusal> reason_not_to_freeze(const Grant& dated, Instant from, Instant now,
                                                 TimeZone zone) {
  if (const auto refusal = reason_to_refuse_any(dated)) return refusal;
  const Terms terms = terms_of(dated, now, zone);
  if (terms.end <= now || terms.end <= from) return DatesRefusal::Ended;
  if (from < terms.start) return DatesRefusal::BeforeStart;
  return std::nullopt;
}

DatedFreeze freeze_of(const FreezeWish& wish) {
  DatedFreeze freeze;
  freeze.started_at = wish.from;
  freeze.reason = wish.reason;
  if (const auto* days = std::get_if<PlannedDays>(&wish.length)) {
    freeze.planned_days = days->count;
  } else {
    freeze.planned_months = std::get<PlannedMonths>(wish.length).count;
  }
  return freeze;
}

/// Takes those out in whose place `added` is; how many days of theirs the end contained.
std::int64_t take_replaced(const Grant& grant, Dates& dates, const DatedFreeze& added,
                           TimeZone zone) {
  const auto credits = credits_of(grant, dates, forever, zone);
  const Instant until = credits_of(grant, {.end = {}, .freezes = {added}}, forever, zone)
                            .front()
                            .ended_at;
  std::int64_t freed = 0;
  std::erase_if(dates.freezes, [&](const DatedFreeze& freeze) {
    const bool within = freeze.started_at > added.started_at &&
                        credit_of(credits, freeze).ended_at <= until;
    if (!within && freeze.started_at != added.started_at) return false;
    freed += freeze.days_in_end;
    return true;
  });
  return freed;
}

}  // namespace

NewDates extended(const Grant& grant, const Dates& dates, const Length& length, Instant now,
                  TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  if (const auto refusal = reason_to_refuse_any(dated)) return std::unexpected(*refusal);
  const Terms terms = terms_of(dated, now, zone);
  if (terms.end == forever) return std::unexpected(DatesRefusal::NoEnd);
  return with_end(grant, dates, later_by(std::max(terms.end, now), length, zone), now, zone);
}

NewDates ending(const Grant& grant, const Dates& dates, std::optional<Instant> end_at,
                Instant now, TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  if (const auto refusal = reason_to_refuse_any(dated)) return std::unexpected(*refusal);
  const Terms terms = terms_of(dated, now, zone);
  if (end_at.value_or(forever) == terms.end) return std::unexpected(DatesRefusal::SameEnd);
  if (end_at && *end_at <= terms.start) return std::unexpected(DatesRefusal::BeforeStart);
  Dates moved = dates;
  for (DatedFreeze& freeze : moved.freezes) {
    if (freeze.started_at <= now) freeze.days_in_end = 0;
  }
  moved.end = {end_at, now};
  return without_vain(grant, std::move(moved), now, zone);
}

NewDates frozen(const Grant& grant, const Dates& dates, const FreezeWish& wish, Instant now,
                TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  if (const auto refusal = reason_not_to_freeze(dated, wish.from, now, zone)) {
    return std::unexpected(*refusal);
  }
  const DatedFreeze added = freeze_of(wish);
  Dates moved = dates;
  const std::int64_t freed = take_replaced(grant, moved, added, zone);
  moved.freezes.push_back(added);
  std::ranges::sort(moved.freezes, {}, &DatedFreeze::started_at);
  moved = resettled(grant, std::move(moved), added.started_at, freed, zone);
  return without_vain(grant, std::move(moved), now, zone);
}

NewDates unfrozen(const Grant& grant, const Dates& dates, Instant now, TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  if (const auto refusal = reason_to_refuse_any(dated)) return std::unexpected(*refusal);
  const Terms terms = terms_of(dated, now, zone);
  if (terms.end <= now) return std::unexpected(DatesRefusal::Ended);
  Dates moved = dates;
  if (terms.frozen_until > now) {
    const auto running = std::ranges::find(moved.freezes, terms.freezes.back().started_at,
                                           &DatedFreeze::started_at);
    running->ended_at = now;
    moved = resettled(grant, std::move(moved), std::nullopt, 0, zone);
    return without_vain(grant, std::move(moved), now, zone);
  }
  const auto dropped = std::erase_if(
      moved.freezes, [now](const DatedFreeze& freeze) { return freeze.started_at > now; });
  if (dropped == 0) return std::unexpected(DatesRefusal::NotFrozen);
  return moved;
}

Dates with_end(const Grant& grant, const Dates& dates, std::optional<Instant> end_at, Instant now,
               TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  const Terms terms = terms_of(dated, now, zone);
  Dates moved = dates;
  for (DatedFreeze& freeze : moved.freezes) {
    if (freeze.started_at > now) continue;
    // An end that was over, or none, has no days to give on.
    if (terms.end <= now || terms.end == forever || !end_at) {
      freeze.days_in_end = 0;
    } else if (!is_before(freeze, dates.end)) {
      freeze.days_in_end = credit_of(terms.freezes, freeze).days;
    }
  }
  moved.end = {end_at, now};
  return moved;
}

Dates without_vain(const Grant& grant, Dates dates, Instant now, TimeZone zone) {
  const Grant dated = with_dates(grant, dates);
  const Instant end = terms_of(dated, now, zone).end;
  std::erase_if(dates.freezes, [&](const DatedFreeze& freeze) {
    return freeze.started_at > now && freeze.started_at >= end;
  });
  return dates;
}

Grant with_dates(Grant grant, const Dates& dates) {
  grant.end_override.reset();
  if (dates.end.set_at) grant.end_override = EndOverride{dates.end.end_at, *dates.end.set_at};
  grant.freezes.clear();
  for (const DatedFreeze& freeze : dates.freezes) grant.freezes.push_back(fact_of(freeze));
  return grant;
}

Overrides everything_until(const Overrides& own) {
  Overrides everything = own;
  everything.scope = AllLessons();
  everything.schedule = NoSchedule();
  everything.checkpoints = CheckpointsOff();
  everything.period = Unlimited();
  everything.full = false;
  return everything;
}

}  // namespace accesses
