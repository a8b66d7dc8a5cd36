// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "db/database.h"
#include "invariants/findings.h"

namespace invariants {

/// Each file has its bytes, of the length and with the hash that were noted, and no bytes lie
/// around that no row knows.
void check_blobs(db::Database& db, const std::filesystem::path& data_folder, Findings& findings);

}  // namespace invariants
