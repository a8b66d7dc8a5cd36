// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "db/database.h"
#include "imports/import.h"
#include "imports/import_store.h"

namespace imports {

/// Every row that has come out, or those with one verdict: what became of it and why, whom it
/// met, and the cells as they were brought, so that the rows of a report can be mended and brought
/// again.
std::string report_csv(db::Database& db, const Import& import, std::optional<Verdict> verdict);

}  // namespace imports
