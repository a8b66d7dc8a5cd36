// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "backups/manifest.h"
#include "base/clock.h"
#include "base/random.h"
#include "db/database.h"

namespace backups {

struct Source {
  db::Database& db;
  fs::path data_folder;
  std::string program;  ///< Its version, for the manifest.
  /// Called between pieces; may throw to end the backup, which then leaves nothing behind.
  std::function<void()> between_pieces = [] {};
};

/// Everything the school is, as of one instant, in one new file of mode 0600. The school may be
/// served meanwhile.
Manifest make_backup(const Source& source, const fs::path& target, const base::Clock& clock,
                     base::Random& random);

/// `9 tables with 1234 rows, 5 files`.
std::string summary_of(const Manifest& manifest);

}  // namespace backups
