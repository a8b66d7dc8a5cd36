// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "invariants/findings.h"

namespace invariants {

/// Leases and the like are kept up by a running server; nobody renews them while none runs.
enum class Served { Yes, No };

struct Outcome {
  std::string number;  ///< `I8`
  std::string name;    ///< `journal chain`
  Findings findings;

  bool holds() const { return findings.broken_rows() == 0; }
  /// `I8 journal chain: ok (1234 rows)`, or `… 2 broken (1234 rows)` with a line for each.
  std::vector<std::string> lines() const;
};

/// Every invariant, each handed on as soon as it is known. `data_folder` holds the uploaded files;
/// reading those comes last, for it may take long. The report may throw to end the check.
void check(db::Database& db, const std::filesystem::path& data_folder, Served served,
           const std::function<void(const Outcome&)>& report);

/// All at once.
std::vector<Outcome> check_all(db::Database& db, const std::filesystem::path& data_folder,
                               Served served);

}  // namespace invariants
