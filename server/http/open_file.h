// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace http {

/// A regular file open for reading; it stays the same file when its name is given to another.
class OpenFile {
 public:
  /// Nothing when there is no such regular file or it may not be read.
  static std::shared_ptr<const OpenFile> find(const std::filesystem::path& path);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  std::uint64_t size() const { return size_; }
  /// Of size and time of change, with its quotes.
  const std::string& etag() const { return etag_; }
  /// At most so many bytes; fewer only when the file ended early or cannot be read.
  std::string block(std::uint64_t offset, std::size_t at_most) const;

 private:
  explicit OpenFile(int file) : file_(file) {}
  int file_;
  std::uint64_t size_ = 0;
  std::string etag_;
};

}  // namespace http
