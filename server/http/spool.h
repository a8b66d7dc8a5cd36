// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "base/instant.h"

namespace http {

/// A temporary file that receives a large body, and is gone with this object unless it was moved.
class SpoolFile {
 public:
  /// Throws std::system_error when the folder takes no file.
  explicit SpoolFile(const std::filesystem::path& folder);
  ~SpoolFile();
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  void append(std::string_view block);
  void close();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int file_ = -1;
};

/// Removes what a process that died has left: spool files untouched for an hour.
void sweep_spool(const std::filesystem::path& folder, base::Instant now);

}  // namespace http
