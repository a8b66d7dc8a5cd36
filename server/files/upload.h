// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <istream>
#include <optional>

#include "base/actor.h"
#include "db/database.h"
#include "describe/types.h"
#include "files/file_store.h"
#include "files/file_table.h"

// An upload is a row that says how many bytes are safely on the disk. Pieces come in order; whoever
// lost the connection asks for the row and goes on from there. Bytes are on the disk before the row
// says so, and a row is ready only when the bytes are what they claim to be.

namespace files {

inline constexpr std::int64_t piece_max = 8'388'608;

struct UploadDraft {
  describe::Text<1, 255> name;
  describe::Text<0, 200> type;
  std::int64_t size = 0;
  Purpose purpose = Purpose::File;
};
BOOST_DESCRIBE_STRUCT(UploadDraft, (), (name, type, size, purpose))

/// Throws Invalid: nothing, or more than the purpose allows.
File begin_upload(db::Transaction& tx, const UploadDraft& draft, const base::Actor& actor);

/// Throws NotFound: no such file, or one that somebody else uploads.
Upload upload_of(db::Reader& reader, Id<File> id, const base::Actor& actor);

struct Piece {
  std::istream& bytes;
  std::int64_t length = 0;
};

/// Puts the piece where the upload stands and says what the row becomes; touches no row. The last
/// piece makes it ready or refused; the first shows most lies already.
Upload with_piece(FileStore& store, const Upload& before, const Piece& piece);

/// False: another piece was recorded meanwhile.
bool record_piece(db::Transaction& tx, const Upload& before, const Upload& after,
                  const base::Actor& actor);

/// Rows and bytes of uploads that were refused or given up a week ago.
void forget_abandoned(db::Database& db, FileStore& store);

}  // namespace files
