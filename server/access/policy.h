// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "access/ids.h"
#include "access/schedule_rule.h"
#include "base/instant.h"
#include "base/zone.h"
#include "describe/types.h"

// A policy is the one description of conditions: what is covered, when it opens, what must be
// passed, for how long. An offer carries one for each of its products; the order of one person may
// pin single attributes of it.

namespace accesses {

struct AllLessons {
  friend bool operator==(const AllLessons&, const AllLessons&) = default;
};

/// A listed lesson covers its sections, later ones too. Ids may name things that no longer exist.
struct SelectedLessons {
  std::set<LessonId> lessons = {};
  std::set<SectionId> sections = {};
  /// Lessons created after `selected_at` are covered too, in `auto_modules` or, if there are none,
  /// in every module.
  bool auto_new = false;
  std::optional<base::Instant> selected_at = {};
  std::set<ModuleId> auto_modules = {};
  friend bool operator==(const SelectedLessons&, const SelectedLessons&) = default;
};

using Scope = std::variant<AllLessons, SelectedLessons>;

struct InheritedSchedule {
  friend bool operator==(const InheritedSchedule&, const InheritedSchedule&) = default;
};

/// Neither delays nor closings.
struct NoSchedule {
  friend bool operator==(const NoSchedule&, const NoSchedule&) = default;
};

enum class Fallback { Inherit, Immediate };
BOOST_DESCRIBE_ENUM(Fallback, Inherit, Immediate)

/// What has no rule here falls back, lessons and modules each on their own.
struct CustomSchedule {
  Fallback fallback = Fallback::Inherit;
  std::map<LessonId, ScheduleRule> lessons = {};
  std::map<ModuleId, ScheduleRule> modules = {};
  friend bool operator==(const CustomSchedule&, const CustomSchedule&) = default;
};

using ReleaseSchedule = std::variant<InheritedSchedule, NoSchedule, CustomSchedule>;

struct InheritedCheckpoints {
  friend bool operator==(const InheritedCheckpoints&, const InheritedCheckpoints&) = default;
};

struct CheckpointsOff {
  friend bool operator==(const CheckpointsOff&, const CheckpointsOff&) = default;
};

/// A lesson without a switch keeps its own flag.
struct CheckpointSwitches {
  std::map<LessonId, bool> lessons = {};
  friend bool operator==(const CheckpointSwitches&, const CheckpointSwitches&) = default;
};

using Checkpoints = std::variant<InheritedCheckpoints, CheckpointsOff, CheckpointSwitches>;

struct Unlimited {
  friend bool operator==(const Unlimited&, const Unlimited&) = default;
};

struct DaysLong {
  int count = 1;
  friend bool operator==(const DaysLong&, const DaysLong&) = default;
};

struct MonthsLong {
  int count = 1;
  friend bool operator==(const MonthsLong&, const MonthsLong&) = default;
};

/// The whole of that day is included.
struct UntilDate {
  base::Date date = {};
  friend bool operator==(const UntilDate&, const UntilDate&) = default;
};

inline constexpr int period_days_max = 36'500;
inline constexpr int period_months_max = 1'200;

using Period = std::variant<Unlimited, DaysLong, MonthsLong, UntilDate>;

struct AtGrant {
  friend bool operator==(const AtGrant&, const AtGrant&) = default;
};

struct FixedStart {
  base::LocalTime local = {};
  friend bool operator==(const FixedStart&, const FixedStart&) = default;
};

using Start = std::variant<AtGrant, FixedStart>;

/// How tasks are checked; changes no answer of the engine.
enum class Checking { Inherit, Off, None, AutoOnSubmit, AutoByScore, Curator };
BOOST_DESCRIBE_ENUM(Checking, Inherit, Off, None, AutoOnSubmit, AutoByScore, Curator)

struct Policy {
  Scope scope = {};
  ReleaseSchedule schedule = {};
  Checkpoints checkpoints = {};
  Checking checking = Checking::Inherit;
  Period period = {};
  Start start = {};
  /// What else the buyer is owed (curators, their period); changes no answer of the engine.
  describe::Json service = {};
  /// Overrides scope, schedule, checkpoints and period; never the start.
  bool full = false;
  friend bool operator==(const Policy&, const Policy&) = default;
};

/// A sparse policy: an attribute that is present is pinned and replaces the offer's as a whole.
struct Overrides {
  std::optional<Scope> scope = {};
  std::optional<ReleaseSchedule> schedule = {};
  std::optional<Checkpoints> checkpoints = {};
  std::optional<Checking> checking = {};
  std::optional<Period> period = {};
  std::optional<Start> start = {};
  std::optional<describe::Json> service = {};
  std::optional<bool> full = {};
  friend bool operator==(const Overrides&, const Overrides&) = default;
};

Policy effective(const Policy& policy, const Overrides& overrides);

/// Every attribute pinned to what it is now ("make fully individual").
Overrides pinned(const Policy& policy);

/// The attributes in force, looked up without copying. Refers to both arguments of `in_force`.
struct PolicyInForce {
  const Scope* scope = nullptr;
  const ReleaseSchedule* schedule = nullptr;
  const Checkpoints* checkpoints = nullptr;
  const Period* period = nullptr;
  const Start* start = nullptr;
  bool full = false;
};

PolicyInForce in_force(const Policy& policy, const Overrides& overrides);

}  // namespace accesses
