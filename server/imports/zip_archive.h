// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "imports/table.h"

struct zip;
struct zip_file;

namespace imports {

struct ZipLimits {
  std::uint64_t entries_max = 10'000;
  std::uint64_t unpacked_max = std::uint64_t{500} << 20;
  /// How many times larger than packed an entry may become.
  std::uint64_t ratio_max = 200;
};

/// One entry, unpacked piece by piece; an entry that yields more than the archive said is refused.
class ZipEntry {
 public:
  ZipEntry(zip_file* file, std::uint64_t size) : file_(file), left_(size) {}
  ZipEntry(const ZipEntry&) = delete;
  ZipEntry& operator=(const ZipEntry&) = delete;
  ~ZipEntry();

  /// 0 at the end.
  std::size_t read(std::span<char> into);

 private:
  zip_file* file_;
  std::uint64_t left_;
};

/// Believes nothing an archive says of itself: everything is checked before a byte is unpacked.
/// Nothing is ever written to the disk.
class ZipArchive {
 public:
  explicit ZipArchive(const TableSource& source, const ZipLimits& limits = {});
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;
  ~ZipArchive();

  bool has(const std::string& name) const;
  std::unique_ptr<ZipEntry> open(const std::string& name) const;
  /// Small parts as a whole; refuses those longer than `size_max`.
  std::string read(const std::string& name, std::size_t size_max) const;

 private:
  void check_entries() const;

  ZipLimits limits_;
  zip* archive_ = nullptr;
};

}  // namespace imports
