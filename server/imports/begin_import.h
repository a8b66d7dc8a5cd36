// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "imports/import_jobs.h"
#include "imports/import_view.h"

namespace imports {

/// An uploaded file or pasted text. Begun on the members page of a course it gives that course.
struct ImportDraft {
  std::optional<Id<files::File>> upload;
  std::optional<describe::Text<1, 1'000'000>> pasted;
  std::optional<describe::Text<1, 200>> name;
  std::optional<Id<Product>> product;
};
BOOST_DESCRIBE_STRUCT(ImportDraft, (), (upload, pasted, name, product))

/// Reads all of it once, outside of any transaction, and says what it is; throws Invalid at
/// `/upload` or `/pasted`.
Import read_import(const Environment& environment, const ImportDraft& draft,
                   const base::Actor& actor);

/// Writes what was read.
Import begin_import(db::Transaction& tx, Import import, const ImportDraft& draft,
                    const base::Actor& actor);

/// What the columns mean, checked against the table; the meaning is remembered for the next table
/// with the same titles. Throws Invalid with every mistake, Forbidden for what the actor may not
/// give.
Import map_import(db::Transaction& tx, Import import, const Mapping& mapping,
                  const base::Actor& actor);

struct ImportPatch {
  describe::Text<1, 200> name;
};
BOOST_DESCRIBE_STRUCT(ImportPatch, (), (name))

/// The caller has compared versions.
Import rename_import(db::Transaction& tx, Import import, const ImportPatch& patch,
                     const base::Actor& actor);

/// The table read anew, when the first row is a header after all, or none.
Overview overview_again(const Environment& environment, Import import, bool has_header);

}  // namespace imports
