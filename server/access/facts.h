// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "access/ids.h"
#include "access/policy.h"
#include "base/instant.h"
#include "base/zone.h"

namespace offers {
struct Offer;
}
namespace orders {
struct Order;
}

namespace accesses {

/// A pre-registration opens nothing and has no period; a demo changes no answer.
enum class GrantKind { Normal, Demo, PreRegistration };
BOOST_DESCRIBE_ENUM(GrantKind, Normal, Demo, PreRegistration)

struct PlannedDays {
  int count = 1;
  friend bool operator==(const PlannedDays&, const PlannedDays&) = default;
};

struct PlannedMonths {
  int count = 1;
  friend bool operator==(const PlannedMonths&, const PlannedMonths&) = default;
};

inline constexpr int freeze_days_max = 3'650;
inline constexpr int freeze_months_max = 120;

struct Freeze {
  base::Instant started_at = {};
  std::variant<PlannedDays, PlannedMonths> planned = {};
  /// When it was ended by hand, not before `started_at`.
  std::optional<base::Instant> ended_at = {};
  friend bool operator==(const Freeze&, const Freeze&) = default;
};

/// A personal end; without `end_at` unlimited.
struct EndOverride {
  std::optional<base::Instant> end_at = {};
  base::Instant set_at = {};
  friend bool operator==(const EndOverride&, const EndOverride&) = default;
};

struct Grant {
  static constexpr std::string_view id_prefix = "grt";

  GrantId id = {};
  GrantKind kind = GrantKind::Normal;
  base::Instant start_at = {};
  /// Carried over from an earlier grant; otherwise the delays count from the effective start.
  std::optional<base::Instant> schedule_base_at = {};
  /// Shared because one parsed policy of an offer serves all of its grants. Never null.
  std::shared_ptr<const Policy> policy = std::make_shared<const Policy>();
  Overrides overrides = {};
  std::optional<EndOverride> end_override = {};
  /// Of two with the same start the later in the list stays.
  std::vector<Freeze> freezes = {};
  std::optional<base::Instant> suspended_since = {};
  std::optional<base::Instant> revoked_at = {};
  /// Carried into the trace; no rule looks at them.
  std::optional<base::Id<offers::Offer>> offer = {};
  std::optional<base::Id<orders::Order>> order = {};
};

enum class LessonOverrideKind { Open, Closed };
BOOST_DESCRIBE_ENUM(LessonOverrideKind, Open, Closed)

struct LessonOverride {
  LessonId lesson = {};
  LessonOverrideKind kind = LessonOverrideKind::Open;
  base::Instant at = {};
  friend bool operator==(const LessonOverride&, const LessonOverride&) = default;
};

/// Everything recorded about one person and one product.
struct Facts {
  base::TimeZone zone = {};
  bool blocked = false;
  std::vector<Grant> grants = {};
  std::vector<LessonId> passed_checkpoints = {};
  /// At the same `at` the last in the list counts.
  std::vector<LessonOverride> lesson_overrides = {};
};

/// Without the dated facts that lie after `at`: freezes, hand-made ends of freezes, revocations,
/// suspensions, personal ends, lesson overrides. Asking at `at` gives the same answers before and
/// after; asking later then tells what was to be expected at `at`.
Facts known_at(const Facts& facts, base::Instant at);
Grant known_at(const Grant& grant, base::Instant at);

}  // namespace accesses
