// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "access/policy_json.h"
#include "changes/dates.h"

namespace changes {

/// The dates, and the line's own terms with their pins where they changed.
struct DatesNote : accesses::Dates {
  std::optional<accesses::Overrides> terms;
  std::optional<accesses::Pins> pins;
  accesses::Dates& dates() { return *this; }
  const accesses::Dates& dates() const { return *this; }
};
BOOST_DESCRIBE_STRUCT(DatesNote, (accesses::Dates), (terms, pins))

/// What the undo needs, as it stands in the journal. `line` only when terms changed.
struct DatesRecord {
  GrantId grant;
  std::optional<Id<orders::OrderLine>> line;
  std::string reason;
  DatesNote before;
  DatesNote after;
};
BOOST_DESCRIBE_STRUCT(DatesRecord, (), (grant, line, reason, before, after))

}  // namespace changes
