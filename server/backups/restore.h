// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "backups/manifest.h"
#include "base/clock.h"
#include "base/random.h"
#include "db/migration.h"
#include "invariants/check.h"

namespace backups {

struct Target {
  /// Not there yet, or empty.
  fs::path data_folder;
  /// `postgres://…` of an empty database; empty: SQLite in the data folder.
  std::string database;
};

struct Restored {
  Manifest manifest;
  std::vector<invariants::Outcome> outcomes;
};

/// Makes the school of a backup, brings it up to date, holds every mail that would leave, and
/// checks it. Nothing is written before all of the file was read and found whole; when something
/// fails, data folder and database are as before.
Restored restore(const fs::path& file, const Target& target,
                 std::span<const db::Migration> migrations, const base::Clock& clock,
                 base::Random& random);

}  // namespace backups
