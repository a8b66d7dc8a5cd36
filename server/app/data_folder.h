// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace app {

/// Makes the folder when it is missing, readable by its owner only, and holds its lock: one server
/// per folder. Throws when another process holds it.
class DataFolder {
 public:
  explicit DataFolder(const std::filesystem::path& path);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

 private:
  int lock_ = -1;
};

}  // namespace app
