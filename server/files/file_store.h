// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "files/file.h"

namespace files {

/// Takes the bytes of one piece.
class PieceWriter {
 public:
  virtual ~PieceWriter() = default;
  /// Throws db::DiskFull when there is no room.
  virtual void append(std::string_view block) = 0;
  /// Everything appended is on the disk when this returns.
  virtual void sync() = 0;
};

/// The seam to where files lie: names are ours and never come from outside.
class FileStore {
 public:
  virtual ~FileStore() = default;
  /// Writes from `offset` on; at 0 the file is made.
  virtual std::unique_ptr<PieceWriter> open(Id<File> id, std::int64_t offset) = 0;
  /// Fewer bytes only where the file ends.
  virtual std::string read(Id<File> id, std::int64_t offset, std::size_t length) const = 0;
  virtual void remove(Id<File> id) = 0;
  /// For readers that need a file of this machine. Nobody outside ever learns it.
  virtual std::filesystem::path path_of(Id<File> id) const = 0;
};

/// A folder of this machine; `files/9x/2v/fil_01k7m3q9x2v4a` below the data folder.
class LocalFiles final : public FileStore {
 public:
  explicit LocalFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::unique_ptr<PieceWriter> open(Id<File> id, std::int64_t offset) override;
  std::string read(Id<File> id, std::int64_t offset, std::size_t length) const override;
  void remove(Id<File> id) override;
  std::filesystem::path path_of(Id<File> id) const override;

 private:
  std::filesystem::path folder_;
};

}  // namespace files
