// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <expected>
#include <memory>
#include <optional>

#include "access/dates.h"

// What goes over from one grant to another that takes its place: where the delays count from, the
// end, and a freeze. A running freeze goes on: the new grant begins with it, so that it is credited
// to the new period, the new delays and the new closings as it would be to any grant.

namespace accesses {

/// Which end the new grant has: that of the old one, that of its own period, or the later of both.
enum class CarriedEnd { KeepOld, FromToday, Longer };
BOOST_DESCRIBE_ENUM(CarriedEnd, KeepOld, FromToday, Longer)

struct Carry {
  bool keep_start = true;
  CarriedEnd end = CarriedEnd::FromToday;
};

/// `NoEnd`: full access cannot keep an end. `StartsLater`: there would be a gap before it.
enum class CarryRefusal { Revoked, PreRegistered, Ended, NoEnd, StartsLater };

std::optional<CarryRefusal> reason_not_to_carry(const Grant& old, base::Instant now,
                                                base::TimeZone zone);

/// A grant without an id; its dates are in both members.
struct Carried {
  Grant grant;
  Dates dates;
};

/// With the start kept, a lesson that is open stays open under the same rules. The delays have
/// moved by the freezes that are over, but never so far that an open lesson would wait again.
std::expected<Carried, CarryRefusal> carried(const Grant& old, const Dates& dates,
                                             std::shared_ptr<const Policy> next,
                                             const Carry& carry, base::Instant now,
                                             base::TimeZone zone);

}  // namespace accesses
