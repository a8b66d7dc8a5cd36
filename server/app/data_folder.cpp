// SPDX-License-Identifier: Apache-2.0
#include "app/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

#include "fmt/core.h"

namespace app {

DataFolder::DataFolder(const std::filesystem::path& path) : DataFolder(path, Try::Once) {
  if (is_held()) return;
  throw std::runtime_error(
      fmt::format("{} is in use by another stoa; stop it first", path.string()));
}

std::unique_ptr<DataFolder> DataFolder::unless_in_use(const std::filesystem::path& path) {
  std::unique_ptr<DataFolder> folder(new DataFolder(path, Try::Once));
  if (!folder->is_held()) folder.reset();
  return folder;
}

DataFolder::DataFolder(const std::filesystem::path& path, Try) {
  using std::filesystem::perms;
  std::filesystem::create_directories(path / "files");
  std::filesystem::create_directories(path / "spool");
  std::filesystem::permissions(path, perms::owner_all);
  lock_ = ::open((path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw std::runtime_error(fmt::format("cannot write to {}", path.string()));
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    lock_ = -1;
  }
}

DataFolder::~DataFolder() {
  if (is_held()) ::close(lock_);
}

}  // namespace app
