// SPDX-License-Identifier: Apache-2.0
#include "db/connection.h"

#include "db/error.h"

namespace db {

std::int64_t Connection::run(std::string_view sql, std::span<const Param> params,
                             RowCallback row_callback) {
  rethrow_failure();
  // Not handled here, only remembered: see the promise in the header.
  try {
    return statement(sql, params, row_callback);
  } catch (const Error&) {
    if (!failure_) failure_ = std::current_exception();
    throw;
  }
}

std::int64_t Connection::run(std::string_view sql, std::span<const Param> params) {
  return run(sql, params, [](const Row&) {});
}

void Connection::rethrow_failure() const {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace db
