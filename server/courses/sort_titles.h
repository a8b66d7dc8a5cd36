// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/database.h"

namespace courses {

/// Courses from before lists had a key to follow get theirs. At each start.
void fill_sort_titles(db::Database& db);

}  // namespace courses
