// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/transaction.h"

namespace db {

/// What a transaction reads may still be rolled back, or its whole group with it: a cache that
/// outlives it must not remember that.
inline bool sees_only_committed(const Reader& reader) {
  return dynamic_cast<const Transaction*>(&reader) == nullptr;
}

}  // namespace db
