// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/random.h"
#include "files/sha256.h"

// A tar archive that any tar can list and unpack, of plain files only, in one strict form: the
// reader takes a header only when it is byte for byte the one the writer would have written.

namespace backups {

namespace fs = std::filesystem;

/// The file is not what was written.
class Damaged final : public std::runtime_error {
 public:
  explicit Damaged(const std::string& what)
      : std::runtime_error("the backup is damaged: " + what) {}
};

/// A descriptor that is closed in the end.
class OpenFile {
 public:
  OpenFile(const fs::path& path, int flags);
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();
  void write(std::string_view bytes, std::int64_t offset);
  std::string read(std::int64_t offset, std::size_t length) const;
  std::int64_t size() const;
  void sync();

 private:
  int number_;
};

void sync_folder(const fs::path& folder);

/// What one part came to.
struct Written {
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;  ///< In hex.
};

class ArchiveWriter {
 public:
  /// Throws when the target is there.
  ArchiveWriter(fs::path target, base::Random& random);
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;
  /// Leaves nothing behind unless it was finished.
  ~ArchiveWriter();

  void begin(std::string name);
  void append(std::string_view bytes);
  Written end();
  /// On the disk, and under its name.
  void finish();

 private:
  fs::path target_;
  fs::path draft_;
  std::optional<OpenFile> file_;
  std::string name_;
  std::int64_t part_at_ = 0;
  std::int64_t at_ = 0;
  files::Sha256 hash_;
};

struct Member {
  std::string name;
  std::int64_t offset = 0;
  std::int64_t size = 0;
};

class ArchiveReader {
 public:
  explicit ArchiveReader(const fs::path& path);

  /// The next member; nothing at the end. Throws Damaged.
  std::optional<Member> next();
  std::string read(const Member& member, std::int64_t offset, std::size_t length) const;
  /// All of a small one.
  std::string read_all(const Member& member) const;
  std::string sha256_of(const Member& member) const;

 private:
  void check_padding(const Member& member) const;
  void check_end() const;

  OpenFile file_;
  std::int64_t size_;
  std::int64_t at_ = 0;
};

}  // namespace backups
