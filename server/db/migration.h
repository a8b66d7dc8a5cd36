// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

// One numbered text for both engines, in the types BIGINT, TEXT, BOOLEAN and BYTEA. For SQLite the
// types are rewritten, BOOLEAN gets its CHECK and tables are STRICT. A line that starts with
// `-- sqlite: ` or `-- postgres: ` carries SQL for that engine only.

namespace db {

struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

struct AppliedMigration {
  int number = 0;
  std::string name;
  std::string sha256;
  base::Instant applied_at;
};

/// The text as SQLite gets it.
std::string migration_for_sqlite(std::string_view sql);
/// The text as PostgreSQL gets it.
std::string migration_for_postgres(std::string_view sql);

}  // namespace db
