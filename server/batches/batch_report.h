// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "base/catalogue.h"
#include "batches/batch_view.h"
#include "db/database.h"

namespace batches {

/// How a report is written for whoever asks for it.
struct ReportFor {
  const base::Catalogue& words;
  base::TimeZone zone;
  /// Addresses leave the school with those only who may take contacts out of it.
  bool with_addresses = false;
};

/// Every row as CSV: whom it was about, what became of it, and why. Read piece by piece.
std::string report_csv(db::Database& db, const BatchRecord& batch, const ReportFor& reader);

}  // namespace batches
