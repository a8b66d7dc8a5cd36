// SPDX-License-Identifier: Apache-2.0
#include "access/windows.h"

#include <algorithm>

namespace accesses {

using base::Instant;
using base::TimeZone;

namespace {

/// At most one rule of the lesson and one of its module.
struct Rules {
  const ScheduleRule* lesson = nullptr;
  const ScheduleRule* module = nullptr;
};

const ScheduleRule* address_of(const std::optional<ScheduleRule>& rule) {
  return rule ? &*rule : nullptr;
}

template <class Id>
const ScheduleRule* own_or(const std::map<Id, ScheduleRule>& own, Id id,
                           const ScheduleRule* fallback) {
  const auto found = own.find(id);
  return found == own.end() ? fallback : &found->second;
}

Rules rules_of(const PolicyInForce& policy, const ProgrammeLesson& lesson) {
  if (policy.full || std::holds_alternative<NoSchedule>(*policy.schedule)) return {};
  const Rules product{address_of(lesson.rule), address_of(lesson.module_rule)};
  const auto* custom = std::get_if<CustomSchedule>(policy.schedule);
  if (!custom) return product;
  const Rules fallback = custom->fallback == Fallback::Inherit ? product : Rules{};
  return {own_or(custom->lessons, lesson.id, fallback.lesson),
          own_or(custom->modules, lesson.module, fallback.module)};
}

/// The wall-clock time of the base is already known, so each delay costs one look at the zone.
Instant delayed(const Terms& terms, const OpenAfter& after, int days, TimeZone zone) {
  if (!after.time && days == 0) return terms.base;
  const std::chrono::seconds time =
      after.time ? std::chrono::seconds(*after.time) : terms.base_local.time_of_day();
  const auto day = terms.base_local.date().day() + std::chrono::days(days);
  return zone.instant_of(base::LocalTime(day + time));
}

/// A freeze that began before the lesson opened delays it further.
Instant delayed_by_freezes(const Terms& terms, const OpenAfter& after, TimeZone zone) {
  int days = after.days;
  Instant opening = delayed(terms, after, days, zone);
  for (const base::FreezeCredit& freeze : terms.freezes) {
    if (opening <= freeze.started_at || freeze.days == 0) continue;
    days += freeze.days;
    opening = delayed(terms, after, days, zone);
  }
  return opening;
}

Instant opening_of(const ScheduleRule& rule, const Terms& terms, TimeZone zone) {
  if (const auto* after = std::get_if<OpenAfter>(&rule.open)) {
    return delayed_by_freezes(terms, *after, zone);
  }
  if (const auto* on = std::get_if<OpenOn>(&rule.open)) return zone.instant_of(on->local);
  return terms.start;
}

/// A freeze that began while the lesson was open leaves it open so much longer.
Instant closing_after(const Terms& terms, Instant opening, int length, TimeZone zone) {
  const std::chrono::local_seconds local = zone.local_of(opening).value();
  const auto later = [&](int days) {
    return zone.instant_of(base::LocalTime(local + std::chrono::days(days)));
  };
  int days = length;
  Instant closing = later(days);
  for (const base::FreezeCredit& freeze : terms.freezes) {
    if (freeze.started_at < opening || freeze.started_at >= closing) continue;
    days += freeze.days;
    closing = later(days);
  }
  return closing;
}

Instant closing_of(const ScheduleRule& rule, const Terms& terms, Instant opening, TimeZone zone) {
  if (const auto* after = std::get_if<CloseAfterOpen>(&rule.close)) {
    return closing_after(terms, opening, after->days, zone);
  }
  if (const auto* on = std::get_if<CloseOn>(&rule.close)) return zone.instant_of(on->local);
  return forever;
}

}  // namespace

Window window_of(const Terms& terms, const ProgrammeLesson& lesson, TimeZone zone) {
  const Rules rules = rules_of(terms.policy, lesson);
  Window window{.opening = terms.start};
  for (const ScheduleRule* rule : {rules.lesson, rules.module}) {
    if (rule) window.opening = std::max(window.opening, opening_of(*rule, terms, zone));
  }
  for (const ScheduleRule* rule : {rules.lesson, rules.module}) {
    if (!rule) continue;
    window.closing = std::min(window.closing, closing_of(*rule, terms, window.opening, zone));
  }
  return window;
}

}  // namespace accesses
