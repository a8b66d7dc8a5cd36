// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "db/transaction.h"
#include "files/file.h"

// All SQL of the table of files.

namespace files {

/// A file with the hash of what has come so far, from which hashing goes on.
struct Upload : File {
  std::optional<base::Bytes> hash_state;
};
BOOST_DESCRIBE_STRUCT(Upload, (File), (hash_state))

std::optional<File> find_file(db::Reader& reader, Id<File> id);
std::optional<Upload> find_upload(db::Reader& reader, Id<File> id);
/// Those of them that are ready, in one query.
std::vector<File> ready_files(db::Reader& reader, const std::vector<Id<File>>& ids);

void insert(db::Transaction& tx, const Upload& upload);
/// False: the row is no longer as `before` saw it.
bool update(db::Transaction& tx, const Upload& before, const Upload& after);

/// Uploads begun before that instant which were refused or never finished; at most 500.
std::vector<Id<File>> abandoned(db::Reader& reader, Instant before);
/// From now on no piece is taken for them.
void give_up(db::Transaction& tx, const std::vector<Id<File>>& ids);
void erase(db::Transaction& tx, const std::vector<Id<File>>& ids);

}  // namespace files
