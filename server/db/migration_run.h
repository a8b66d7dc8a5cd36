// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "db/migration.h"
#include "db/reader.h"

namespace db {

/// In order of their numbers; empty before the first migration.
std::vector<AppliedMigration> list_applied(Reader& reader);

/// Applies what is missing over a connection of its own, each migration in its own transaction.
/// Several processes may do so at once: one of them does the work.
void apply_migrations(Connection& connection, std::span<const Migration> migrations,
                      const base::Clock& clock);

/// The tables as these migrations leave them, that of migrations among them, but empty; inside the
/// caller's transaction.
void create_tables(Connection& connection, std::span<const Migration> migrations);

}  // namespace db
