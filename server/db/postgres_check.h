// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "db/postgres_connection.h"

namespace db {

/// Rows whose foreign key points nowhere, and, where the extension amcheck is installed, indexes
/// that do not fit their tables.
std::vector<std::string> damage_found_by_postgres(PostgresConnection& connection);

}  // namespace db
