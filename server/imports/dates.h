// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/zone.h"
#include "imports/target.h"

namespace imports {

/// `2026-04-03`, `3.4.2026`, `03/04/26`, `3 avril 2026`, `April 3, 2026`, `3 квітня 2026`, each
/// with a time of day behind it or not. The order decides only where both readings exist.
std::optional<base::Date> read_date(std::string_view text, DateOrder order);

/// Looks at every value of a column: one `25/12` tells how all the others are meant.
class DateVotes {
 public:
  void add(std::string_view text);
  std::int64_t dates() const { return dates_; }
  /// The order that all of the column fits, where one does.
  std::optional<DateOrder> order() const;
  /// There are values like `03/04` and nothing that tells which of the two they mean.
  bool is_ambiguous() const;

 private:
  std::int64_t dates_ = 0;
  std::int64_t either_ = 0;
  std::int64_t day_first_ = 0;
  std::int64_t month_first_ = 0;
};

}  // namespace imports
