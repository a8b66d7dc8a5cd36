// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "files/file.h"
#include "imports/judge.h"
#include "imports/mapping.h"
#include "jobs/job.h"
#include "journal/journal.h"

namespace imports {

using base::Instant;

enum class ImportState {
  Uploaded,
  Mapped,
  Rehearsed,
  Running,
  Done,
  Cancelled,
  Failed,
  Undoing,
  Undone
};
BOOST_DESCRIBE_ENUM(ImportState, Uploaded, Mapped, Rehearsed, Running, Done, Cancelled, Failed,
                    Undoing, Undone)

struct Import {
  static constexpr std::string_view id_prefix = "imp";
  Id<Import> id;
  std::string name;
  /// Absent: the text was pasted.
  std::optional<Id<files::File>> file;
  /// The course whose members page it began on.
  std::optional<Id<Product>> product;
  ImportState state = ImportState::Uploaded;
  Overview overview;
  Mapping mapping;
  Counts counts;
  std::optional<std::string> failure;
  base::Id<journal::Batch> batch;
  std::optional<Id<jobs::Job>> job;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;

  std::size_t titled_columns() const {
    return overview.has_header ? overview.columns.size() : 0;
  }
};

/// May its meaning still be settled, or is there something left of it to be run?
bool may_be_mapped(ImportState state);
bool may_be_undone(ImportState state);
/// While a job works on it, its version rises with every step.
bool is_live(ImportState state);

}  // namespace imports
