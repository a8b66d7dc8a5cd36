// SPDX-License-Identifier: Apache-2.0
#include "invariants/blobs.h"

#include <boost/describe/class.hpp>
#include <set>
#include <string>
#include <vector>

#include "files/file_store.h"
#include "files/sha256.h"

namespace invariants {
namespace {

namespace fs = std::filesystem;
using base::Id;
using files::File;
using files::FileState;

constexpr std::size_t block_size = 1'048'576;

struct FileRow {
  Id<File> id;
  std::int64_t size = 0;
  std::optional<base::Bytes> sha256;
  FileState state = FileState::Uploading;
  std::int64_t received = 0;
};
BOOST_DESCRIBE_STRUCT(FileRow, (), (id, size, sha256, state, received))

std::vector<fs::path> blobs_below(const fs::path& folder) {
  std::vector<fs::path> blobs;
  if (!fs::exists(folder)) return blobs;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) blobs.push_back(entry.path());
  }
  return blobs;
}

base::Bytes hash_of(const files::FileStore& store, const FileRow& row) {
  files::Sha256 hash;
  for (std::int64_t offset = 0; offset < row.size; offset += block_size) {
    const std::string block = store.read(row.id, offset, block_size);
    if (block.empty()) break;
    hash.add(block);
  }
  return hash.finish();
}

/// Bytes of an unfinished piece may lie behind those that are noted.
void check_row(const files::FileStore& store, const FileRow& row, Findings& findings) {
  const auto tell = [&](std::string_view why) { findings.broken(row.id.text(), why); };
  const fs::path path = store.path_of(row.id);
  std::error_code error;
  const auto length = static_cast<std::int64_t>(fs::file_size(path, error));
  const bool is_there = !error;
  switch (row.state) {
    case FileState::Ready:
      if (!is_there) return tell("its bytes are missing");
      if (length != row.size) return tell("its bytes have another length");
      if (!row.sha256 || hash_of(store, row) != *row.sha256) return tell("its bytes were changed");
      return;
    case FileState::Uploading:
      if (row.received > 0 && (!is_there || length < row.received)) {
        tell("bytes that arrived are missing");
      }
      return;
    case FileState::Refused: return;
  }
}

}  // namespace

void check_blobs(db::Database& db, const fs::path& data_folder, Findings& findings) {
  const files::LocalFiles store(data_folder / "files");
  // In this order: a row is there before its bytes come and until they are gone.
  const auto blobs = blobs_below(data_folder / "files");
  const auto rows = db.read([](db::Reader& reader) {
    return reader.all<FileRow>("SELECT id, size, sha256, state, received FROM files");
  });
  std::set<fs::path> known;
  for (const FileRow& row : rows) known.insert(store.path_of(row.id));
  for (const fs::path& blob : blobs) {
    if (known.contains(blob) || !fs::exists(blob)) continue;
    findings.broken(blob.filename().string(), "no row knows these bytes");
  }
  for (const FileRow& row : rows) check_row(store, row, findings);
  findings.looked_at(static_cast<std::int64_t>(rows.size()));
}

}  // namespace invariants
