// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

namespace app {

/// Makes the folder when it is missing, readable by its owner only, and holds its lock: one server
/// per folder. Throws when another process holds it.
class DataFolder {
 public:
  explicit DataFolder(const std::filesystem::path& path);
  /// Nothing when another process holds it.
  static std::unique_ptr<DataFolder> unless_in_use(const std::filesystem::path& path);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

 private:
  enum class Try { Once };
  DataFolder(const std::filesystem::path& path, Try);
  bool is_held() const { return lock_ >= 0; }

  int lock_ = -1;
};

}  // namespace app
