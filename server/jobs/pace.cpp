// SPDX-License-Identifier: Apache-2.0
#include "jobs/pace.h"

#include <algorithm>

namespace jobs {

static constexpr auto write_max = std::chrono::milliseconds(40);
static constexpr std::size_t rows_min = 5;
static constexpr std::size_t rows_max = 200;

void Pace::took(std::chrono::nanoseconds time) {
  if (time > write_max) rows_ = std::max(rows_min, rows_ * 2 / 3);
  if (time < write_max / 2) rows_ = std::min(rows_max, rows_ + rows_ / 4 + 1);
}

}  // namespace jobs
