// SPDX-License-Identifier: Apache-2.0
#include "files/upload.h"

#include <algorithm>
#include <vector>

#include "base/ensure.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "files/file_check.h"
#include "files/mp4.h"
#include "files/office_type.h"
#include "files/sha256.h"
#include "journal/journal.h"

namespace files {
namespace {

constexpr std::size_t block_max = 262'144;
constexpr auto abandoned_kept = std::chrono::days(7);

Claim claim_of(const File& file) { return {file.purpose, file.name, file.type}; }

void write_piece(FileStore& store, Upload& upload, const Piece& piece) {
  Sha256 hash(*upload.hash_state);
  const auto writer = store.open(upload.id, upload.received);
  std::vector<char> block(block_max);
  std::int64_t left = piece.length;
  while (left > 0) {
    const auto wanted = std::min(left, static_cast<std::int64_t>(block.size()));
    piece.bytes.read(block.data(), wanted);
    base::ensure(piece.bytes.gcount() == wanted, "a piece is as long as it says");
    const std::string_view bytes(block.data(), static_cast<std::size_t>(wanted));
    hash.add(bytes);
    writer->append(bytes);
    left -= wanted;
  }
  writer->sync();
  upload.received += piece.length;
  upload.hash_state = hash.state();
}

void refuse(Upload& upload, std::string reason) {
  upload.state = FileState::Refused;
  upload.refusal = std::move(reason);
  upload.hash_state.reset();
}

FileType found_type(const FileStore& store, const File& file) {
  const FileType found = named_type(type_of(store.read(file.id, 0, head_max)), file.name);
  return found.kind == Kind::Archive ? office_type(store.path_of(file.id)) : found;
}

bool is_playable(const FileStore& store, const File& file, const FileType& found) {
  if (file.purpose != Purpose::Video || found.type != "video/mp4") return true;
  return is_playable_mp4({file.size, [&](std::int64_t offset, std::size_t length) {
                            return store.read(file.id, offset, length);
                          }});
}

/// As soon as the head is there, and not again.
void check_head(const FileStore& store, const Upload& before, Upload& after) {
  const auto head = std::min(after.size, static_cast<std::int64_t>(head_max));
  if (before.received >= head || after.received < head) return;
  const auto found = named_type(type_of(store.read(after.id, 0, head_max)), after.name);
  if (auto reason = reason_to_refuse_head(claim_of(after), found)) refuse(after, *reason);
}

void finish(const FileStore& store, Upload& upload) {
  const FileType found = found_type(store, upload);
  if (auto reason = reason_to_refuse(claim_of(upload), found)) return refuse(upload, *reason);
  if (!is_playable(store, upload, found)) return refuse(upload, "upload.not_playable");
  upload.type = found.type;
  upload.sha256 = Sha256(*upload.hash_state).finish();
  upload.hash_state.reset();
  upload.state = FileState::Ready;
}

struct FileNote {
  std::string name;
  std::string type;
  std::int64_t size = 0;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(FileNote, (), (name, type, size, sha256))

}  // namespace

File begin_upload(db::Transaction& tx, const UploadDraft& draft, const base::Actor& actor) {
  if (draft.size <= 0) throw base::Invalid("/size", "upload.empty");
  if (draft.size > size_max(draft.purpose)) {
    throw base::Invalid("/size", "upload.too_large", std::to_string(size_max(draft.purpose)));
  }
  Upload upload;
  upload.id = tx.new_id<File>();
  upload.name = draft.name.v;
  upload.type = draft.type.v;
  upload.size = draft.size;
  upload.purpose = draft.purpose;
  upload.hash_state = Sha256().state();
  upload.uploaded_by = actor.person;
  upload.created_at = tx.now();
  insert(tx, upload);
  return upload;
}

Upload upload_of(db::Reader& reader, Id<File> id, const base::Actor& actor) {
  auto upload = find_upload(reader, id);
  if (!upload || upload->uploaded_by != actor.person) throw base::NotFound("file.not_found");
  return std::move(*upload);
}

Upload with_piece(FileStore& store, const Upload& before, const Piece& piece) {
  base::ensure(before.state == FileState::Uploading, "only what is not over takes a piece");
  if (piece.length <= 0) throw base::Invalid("", "upload.empty_piece");
  if (piece.length > before.size - before.received) throw base::Invalid("", "upload.too_large");
  Upload after = before;
  write_piece(store, after, piece);
  check_head(store, before, after);
  if (after.state == FileState::Uploading && after.received == after.size) finish(store, after);
  return after;
}

bool record_piece(db::Transaction& tx, const Upload& before, const Upload& after,
                  const base::Actor& actor) {
  if (!update(tx, before, after)) return false;
  if (after.state == FileState::Ready) {
    const FileNote note{after.name, after.type, after.size, base::hex(*after.sha256)};
    journal::record(tx, actor,
                    {.action = "file.uploaded",
                     .object = journal::Object::of(after.id),
                     .details = describe::to_json(note)});
  }
  return true;
}

void forget_abandoned(db::Database& db, FileStore& store) {
  // The row goes last: bytes that no row knows would lie there for ever.
  const auto ids = db.write([](db::Transaction& tx) {
    auto old = abandoned(tx, tx.now() - abandoned_kept);
    give_up(tx, old);
    return old;
  });
  for (const Id<File> id : ids) store.remove(id);
  db.write([&](db::Transaction& tx) { erase(tx, ids); });
}

}  // namespace files
