// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.h"

namespace base {

/// All changes of one zone's offset until 2200, in order. Built once per zone and never changed, so
/// every thread may read it; a lookup is one binary search over a few hundred numbers.
class ZoneTable {
 public:
  struct Change {
    std::int64_t at;  ///< Seconds since 1970.
    std::int64_t offset;
  };

  /// The changes ascend; the first holds from the beginning of time.
  ZoneTable(std::string name, std::vector<Change> changes);
  const std::string& name() const { return name_; }
  std::int64_t offset_at(std::int64_t at) const;

  struct Local {
    std::int64_t instant;
    LocalKind kind;
  };
  Local resolve(std::int64_t local) const;

 private:
  /// The place of the change in force at this instant.
  std::size_t place_of(std::int64_t at) const;

  std::string name_;
  std::vector<Change> changes_;
};

/// The table of a zone, from then on kept as long as the process; nullptr for an unknown name.
const ZoneTable* find_zone_table(std::string_view name);

}  // namespace base
