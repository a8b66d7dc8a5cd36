// SPDX-License-Identifier: Apache-2.0
#include "base/freezes.h"

#include <algorithm>

namespace base {

static FreezeCredit credit_of(const Freeze& freeze, std::optional<Instant> next_start,
                              TimeZone zone) {
  const Instant planned_end = plus_calendar(freeze.started_at, 0, freeze.planned_days, zone);
  Instant end = std::min(planned_end, freeze.ended_at.value_or(planned_end));
  if (next_start) end = std::min(end, *next_start);
  if (end == planned_end) return {freeze.started_at, end, freeze.planned_days};
  const auto used = std::chrono::ceil<std::chrono::days>(end - freeze.started_at).count();
  return {freeze.started_at, end, std::min(static_cast<int>(used), freeze.planned_days)};
}

std::vector<FreezeCredit> freeze_credits(std::vector<Freeze> freezes, TimeZone zone) {
  std::stable_sort(freezes.begin(), freezes.end(),
                   [](const Freeze& a, const Freeze& b) { return a.started_at < b.started_at; });
  std::vector<FreezeCredit> credits;
  for (std::size_t i = 0; i < freezes.size(); ++i) {
    const bool last = i + 1 == freezes.size();
    const auto next_start = last ? std::nullopt : std::optional(freezes[i + 1].started_at);
    credits.push_back(credit_of(freezes[i], next_start, zone));
  }
  return credits;
}

Instant moved_by_freezes(Instant end, const std::vector<FreezeCredit>& credits, TimeZone zone) {
  int total = 0;
  for (const FreezeCredit& credit : credits) total += credit.days;
  return plus_calendar(end, 0, total, zone);
}

}  // namespace base
