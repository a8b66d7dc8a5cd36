// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "db/migration.h"

namespace app {

/// All migrations compiled into this program, in order.
std::span<const db::Migration> migrations();

}  // namespace app
