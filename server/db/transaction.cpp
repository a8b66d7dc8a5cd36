// SPDX-License-Identifier: Apache-2.0
#include "db/transaction.h"

#include <algorithm>

#include "db/connection.h"

namespace db {

std::int64_t Transaction::run_with(std::string_view sql, std::span<const Param> params) {
  return connection_.run(sql, params);
}

void Transaction::wake(std::string_view channel) {
  if (std::ranges::find(wakes_, channel) == wakes_.end()) wakes_.emplace_back(channel);
}

}  // namespace db
