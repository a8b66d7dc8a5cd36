// SPDX-License-Identifier: Apache-2.0
#include "app/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

#include "fmt/core.h"

namespace app {

DataFolder::DataFolder(const std::filesystem::path& path) {
  using std::filesystem::perms;
  std::filesystem::create_directories(path / "files");
  std::filesystem::create_directories(path / "spool");
  std::filesystem::permissions(path, perms::owner_all);
  lock_ = ::open((path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw std::runtime_error(fmt::format("cannot write to {}", path.string()));
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw std::runtime_error(
        fmt::format("{} is in use by another stoa; stop it first", path.string()));
  }
}

DataFolder::~DataFolder() { ::close(lock_); }

}  // namespace app
