// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <limits>
#include <optional>
#include <vector>

#include "access/facts.h"
#include "access/policy.h"
#include "base/freezes.h"
#include "base/instant.h"
#include "base/zone.h"

namespace accesses {

/// Bounds that are not there: no end, no closing; a freeze that does not run.
inline constexpr base::Instant forever =
    base::Instant::from_milliseconds(std::numeric_limits<std::int64_t>::max());
inline constexpr base::Instant long_ago =
    base::Instant::from_milliseconds(std::numeric_limits<std::int64_t>::min());

/// In the order in which they decide when several hold.
enum class GrantState { Revoked, PreRegistered, Ended, Suspended, Pending, Frozen, Active };
BOOST_DESCRIBE_ENUM(GrantState, Revoked, PreRegistered, Ended, Suspended, Pending, Frozen, Active)

/// What a grant says to every lesson alike, with the facts known at one instant; holds for
/// questions about that instant and later ones. Refers to the grant.
struct Terms {
  const Grant* grant = nullptr;
  PolicyInForce policy;
  base::Instant start;
  base::Instant base;
  base::LocalTime base_local;
  base::Instant end = forever;
  std::vector<base::FreezeCredit> freezes;
  /// End of the freeze running at the instant of the facts.
  base::Instant frozen_until = long_ago;
  bool suspended = false;
  std::optional<base::Instant> revoked_at;

  GrantState state_at(base::Instant at) const;
};

/// Uses only the dated facts that are not after `known_at`.
Terms terms_of(const Grant& grant, base::Instant known_at, base::TimeZone zone);

/// Alive in the sense of "closed by staff": active, pending or frozen.
bool is_alive(GrantState state);

}  // namespace accesses
