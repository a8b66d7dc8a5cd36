// SPDX-License-Identifier: Apache-2.0
#include "files/file_table.h"

#include <fmt/core.h>

namespace files {
namespace {

constexpr std::string_view columns =
    "id, name, type, size, sha256, state, purpose, received, refusal, uploaded_by, created_at";

}  // namespace

std::optional<File> find_file(db::Reader& reader, Id<File> id) {
  static const std::string sql = fmt::format("SELECT {} FROM files WHERE id = $1", columns);
  return reader.find<File>(sql, id);
}

std::optional<Upload> find_upload(db::Reader& reader, Id<File> id) {
  static const std::string sql =
      fmt::format("SELECT {}, hash_state FROM files WHERE id = $1", columns);
  return reader.find<Upload>(sql, id);
}

std::vector<File> ready_files(db::Reader& reader, const std::vector<Id<File>>& ids) {
  static const std::string sql =
      fmt::format("SELECT {} FROM files WHERE id IN EACH_OF($1) AND state = 'ready'", columns);
  if (ids.empty()) return {};
  return reader.all<File>(sql, db::Numbers(ids));
}

void insert(db::Transaction& tx, const Upload& upload) {
  tx.run(
      "INSERT INTO files (id, name, type, size, state, purpose, received, hash_state, "
      "uploaded_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      upload.id, upload.name, upload.type, upload.size, upload.state, upload.purpose,
      upload.received, upload.hash_state, upload.uploaded_by, upload.created_at);
}

bool update(db::Transaction& tx, const Upload& before, const Upload& after) {
  return tx.run(
             "UPDATE files SET type = $3, sha256 = $4, state = $5, received = $6, refusal = $7, "
             "hash_state = $8 WHERE id = $1 AND received = $2 AND state = 'uploading'",
             after.id, before.received, after.type, after.sha256, after.state, after.received,
             after.refusal, after.hash_state) > 0;
}

std::vector<Id<File>> abandoned(db::Reader& reader, Instant before) {
  return reader.all<Id<File>>(
      "SELECT id FROM files WHERE state <> 'ready' AND created_at < $1 ORDER BY id LIMIT 500",
      before);
}

void give_up(db::Transaction& tx, const std::vector<Id<File>>& ids) {
  if (ids.empty()) return;
  tx.run("UPDATE files SET state = 'refused' WHERE id IN EACH_OF($1) AND state = 'uploading'",
         db::Numbers(ids));
}

void erase(db::Transaction& tx, const std::vector<Id<File>>& ids) {
  if (!ids.empty()) tx.run("DELETE FROM files WHERE id IN EACH_OF($1)", db::Numbers(ids));
}

}  // namespace files
