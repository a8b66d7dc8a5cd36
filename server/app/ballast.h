// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <thread>

namespace app {

/// A file of 16 MB that lies in the data folder for nothing but to be let go when the disk is full:
/// what must be written then - deletions, the last pages of the database, the end of the server -
/// has room, and people have time. It is made again when there is plenty.
class Ballast {
 public:
  static constexpr std::int64_t size = 16 * 1'048'576;

  explicit Ballast(const std::filesystem::path& data_folder);
  ~Ballast();
  Ballast(const Ballast&) = delete;
  Ballast& operator=(const Ballast&) = delete;

 private:
  void watch();
  void look();

  std::filesystem::path path_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace app
