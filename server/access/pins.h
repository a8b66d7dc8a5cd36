// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <string>

#include "base/instant.h"

namespace accesses {

/// Who made an attribute of an order's line individual, when and why.
struct Pin {
  std::string by;
  base::Instant at;
  std::string reason;
  friend bool operator==(const Pin&, const Pin&) = default;
};
BOOST_DESCRIBE_STRUCT(Pin, (), (by, at, reason))

/// By the name of the attribute. What was individual from the start has none.
using Pins = std::map<std::string, Pin>;

}  // namespace accesses
