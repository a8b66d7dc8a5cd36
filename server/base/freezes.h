// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/zone.h"

namespace base {

/// A pause of access. Without `ended_at` it runs as planned.
struct Freeze {
  Instant started_at;
  int planned_days = 0;
  std::optional<Instant> ended_at;
};

/// What a freeze came to: when it was over, and the whole days it gives back.
struct FreezeCredit {
  Instant started_at;
  Instant ended_at;
  int days = 0;
};

/// In order of start. A freeze never lasts longer than planned; one that starts while another runs
/// ends that one, and of two with the same start the later in the list stays. As planned gives the
/// planned days, anything shorter the used time rounded up to days of 24 hours.
std::vector<FreezeCredit> freeze_credits(std::vector<Freeze> freezes, TimeZone zone);

/// The credits added to an end by the calendar.
Instant moved_by_freezes(Instant end, const std::vector<FreezeCredit>& credits, TimeZone zone);

}  // namespace base
