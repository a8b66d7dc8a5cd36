// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "imports/import_jobs.h"
#include "imports/import_view.h"

namespace imports {

/// What a run would do now, row by row; writes nothing.
struct Rehearsal {
  Counts counts;
  /// So many mails would leave, or be held where the school holds its mails.
  std::int64_t mails = 0;
  /// The first rows that have something to be said about them.
  std::vector<RowView> problems;
};
BOOST_DESCRIBE_STRUCT(Rehearsal, (), (counts, mails, problems))

Rehearsal rehearse(const Environment& environment, const Import& import);

/// A page of the rows as they would come out; `total` is of the rows with that verdict and remark.
http::Page<RowView> preview_rows(const Environment& environment, const Import& import,
                                 const RowQuery& query);

}  // namespace imports
