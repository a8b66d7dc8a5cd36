// SPDX-License-Identifier: Apache-2.0
// Nanoseconds per lesson and grant of one pass over a programme, the course compiled once. The
// budget is 200 at -O2. Prints one line per kind of grants and stops with 1 when one is above.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string_view>

#include "access/decide.h"
#include "base/clock.h"

namespace {

using namespace accesses;
using base::Instant;

constexpr int modules = 20;
constexpr int lessons_each = 10;
constexpr int rounds = 7;
constexpr int passes = 300;
constexpr double budget_ns = 200;

Instant at(std::string_view text) { return *Instant::parse(text); }

ScheduleRule rule_of(int number) {
  ScheduleRule rule;
  if (number % 4 == 1) rule.open = OpenAfter{.days = number, .time = std::chrono::hours(9)};
  if (number % 4 == 2) rule.open = OpenAfter{.days = number};
  if (number % 4 == 3) rule.open = OpenOn{*base::LocalTime::parse("2026-04-01T10:00")};
  if (number % 10 == 1) rule.close = CloseAfterOpen{.days = 30};
  if (number % 10 == 2) rule.close = CloseOn{*base::LocalTime::parse("2027-04-01T10:00")};
  return rule;
}

Course the_course() {
  Course course;
  for (int m = 0; m < modules; ++m) {
    CourseModule& module = course.modules.emplace_back();
    module.id = ModuleId::from_number(m + 1);
    if (m % 3 == 0) module.rule = ScheduleRule{.open = OpenAfter{.days = m}};
    for (int l = 0; l < lessons_each; ++l) {
      const int number = m * lessons_each + l;
      module.lessons.push_back({.id = LessonId::from_number(number + 1),
                                .is_checkpoint = number % 10 == 9,
                                .created_at = at("2026-01-01T09:00:00Z"),
                                .rule = rule_of(number)});
    }
  }
  return course;
}

Grant a_grant(int number, Policy policy) {
  Grant grant;
  grant.id = GrantId::from_number(number);
  grant.start_at = at("2026-03-10T13:00:00Z");
  grant.policy = std::make_shared<const Policy>(std::move(policy));
  return grant;
}

SelectedLessons every_second_lesson() {
  SelectedLessons scope{.auto_new = true, .selected_at = at("2026-02-01T00:00:00Z")};
  for (int number = 1; number <= modules * lessons_each; number += 2) {
    scope.lessons.insert(LessonId::from_number(number));
  }
  return scope;
}

CustomSchedule own_rules() {
  CustomSchedule schedule;
  for (int number = 1; number <= modules * lessons_each; number += 3) {
    schedule.lessons.emplace(LessonId::from_number(number), rule_of(number));
  }
  return schedule;
}

Facts facts_of(const Policy& policy, int grants, bool frozen) {
  Facts facts;
  facts.zone = *base::TimeZone::parse("Europe/Paris");
  for (int i = 0; i < grants; ++i) {
    facts.grants.push_back(a_grant(i + 1, policy));
    if (!frozen) continue;
    facts.grants.back().freezes = {
        {.started_at = at("2026-03-20T12:00:00Z"), .planned = PlannedDays{10}},
        {.started_at = at("2026-05-20T12:00:00Z"), .planned = PlannedMonths{1}}};
  }
  for (int number = 10; number <= 150; number += 10) {
    facts.passed_checkpoints.push_back(LessonId::from_number(number));
  }
  return facts;
}

std::chrono::nanoseconds time_of_passes(const CompiledCourse& course, const Facts& facts) {
  const base::SystemClock clock;
  const Instant now = at("2026-08-01T12:00:00Z");
  std::size_t open = 0;
  const auto begin = clock.monotonic();
  for (int pass = 0; pass < passes; ++pass) {
    const auto answers = decide_all(course, facts, now);
    open += static_cast<std::size_t>(std::ranges::count_if(answers, &Answer::is_open));
  }
  const auto spent = clock.monotonic() - begin;
  if (open == 0) fmt::print("  (nothing is open: check the benchmark)\n");
  return spent;
}

/// Of the quietest round.
double ns_per_decision(const CompiledCourse& course, const Facts& facts) {
  auto least = std::chrono::nanoseconds::max();
  for (int round = 0; round < rounds; ++round) {
    least = std::min(least, time_of_passes(course, facts));
  }
  const auto decisions = static_cast<double>(passes) *
                         static_cast<double>(course.lessons().size()) *
                         static_cast<double>(facts.grants.size());
  return static_cast<double>(least.count()) / decisions;
}

bool report(const CompiledCourse& course, std::string_view kind, const Policy& policy,
            bool frozen = false) {
  bool within = true;
  for (const int grants : {1, 5}) {
    const double ns = ns_per_decision(course, facts_of(policy, grants, frozen));
    fmt::print("{:<28} {} grants: {:6.1f} ns per lesson and grant\n", kind, grants, ns);
    within &= ns <= budget_ns;
  }
  return within;
}

}  // namespace

int main() {
  const CompiledCourse course(the_course());
  bool within = report(course, "as in the product", {});
  within &= report(course, "full", {.full = true});
  within &= report(course, "selected lessons, 90 days",
                   {.scope = every_second_lesson(), .period = DaysLong{90 * 4}});
  within &= report(course, "own schedule", {.schedule = own_rules()});
  within &= report(course, "as in the product, frozen", {}, true);
  return within ? 0 : 1;
}
