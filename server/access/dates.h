// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "access/facts.h"
#include "base/id.h"

// How the dates of one grant move: its end and its freezes, as facts before and after an act. The
// engine credits a freeze to the period of the policy, and to a personal end that was set before
// the freeze began. An end that was set later contains the days of that freeze or leaves them out;
// here it follows what becomes of the freeze.

namespace accesses {

struct PersonalEnd {
  std::optional<base::Instant> end_at;
  std::optional<base::Instant> set_at;  ///< Nothing: the period of the policy counts.
  friend bool operator==(const PersonalEnd&, const PersonalEnd&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonalEnd, (), (end_at, set_at))

/// A freeze as it is recorded, either for days or for months.
struct DatedFreeze {
  static constexpr std::string_view id_prefix = "frz";

  base::Id<DatedFreeze> id;  ///< 0: not written yet.
  base::Instant started_at;
  std::optional<std::int64_t> planned_days;
  std::optional<std::int64_t> planned_months;
  std::optional<base::Instant> ended_at;
  /// How many of its days the personal end contains, because it was set after the freeze began.
  std::int64_t days_in_end = 0;
  std::string reason;
  friend bool operator==(const DatedFreeze&, const DatedFreeze&) = default;
};
BOOST_DESCRIBE_STRUCT(DatedFreeze, (),
                      (id, started_at, planned_days, planned_months, ended_at, days_in_end, reason))

/// Freezes in order of their start, of which no two are the same.
struct Dates {
  PersonalEnd end;
  std::vector<DatedFreeze> freezes;
  friend bool operator==(const Dates&, const Dates&) = default;
};
BOOST_DESCRIBE_STRUCT(Dates, (), (end, freezes))

using Length = std::variant<PlannedDays, PlannedMonths>;

struct FreezeWish {
  base::Instant from;
  Length length;
  std::string reason;
};

enum class DatesRefusal { Revoked, PreRegistered, Ended, NoEnd, SameEnd, BeforeStart, NotFrozen };

using NewDates = std::expected<Dates, DatesRefusal>;

/// From the end there is, or from now where it is over; a freeze that runs goes on being counted.
NewDates extended(const Grant& grant, const Dates& dates, const Length& length, base::Instant now,
                  base::TimeZone zone);

/// Nothing: without end. Absolute: a freeze that runs is over or shortened without moving it.
NewDates ending(const Grant& grant, const Dates& dates, std::optional<base::Instant> end_at,
                base::Instant now, base::TimeZone zone);

/// Past, from now on or to come. It takes the place of those that lie within it, and cuts short
/// the one during which it begins.
NewDates frozen(const Grant& grant, const Dates& dates, const FreezeWish& wish, base::Instant now,
                base::TimeZone zone);

/// Ends the freeze that runs; where none does, those to come go.
NewDates unfrozen(const Grant& grant, const Dates& dates, base::Instant now, base::TimeZone zone);

/// Another end, now, that contains of the freezes what the present one does. Nothing: without end.
Dates with_end(const Grant& grant, const Dates& dates, std::optional<base::Instant> end_at,
               base::Instant now, base::TimeZone zone);

/// A freeze to come that would begin after the end as it is by then goes: it would move that end,
/// and bring back what is over.
Dates without_vain(const Grant& grant, Dates dates, base::Instant now, base::TimeZone zone);

Grant with_dates(Grant grant, const Dates& dates);

/// "Everything, until then": what full access becomes when it gets an end.
Overrides everything_until(const Overrides& own);

}  // namespace accesses
