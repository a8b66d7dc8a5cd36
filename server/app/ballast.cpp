// SPDX-License-Identifier: Apache-2.0
#include "app/ballast.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <system_error>

#include "base/log.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t megabyte = 1'048'576;
constexpr std::int64_t too_little = 2 * megabyte;
constexpr std::int64_t plenty = Ballast::size + 24 * megabyte;
constexpr auto look_every = std::chrono::milliseconds(500);

/// False when there is no room after all; then nothing is left behind.
bool fill(const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool filled = ::posix_fallocate(file, 0, Ballast::size) == 0;
  ::close(file);
  if (!filled) ::unlink(path.c_str());
  return filled;
}

}  // namespace

Ballast::Ballast(const fs::path& data_folder)
    : path_(data_folder / "ballast"), thread_([this] { watch(); }) {}

Ballast::~Ballast() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

void Ballast::watch() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    look();
    wake_.wait_for(lock, look_every, [this] { return stopping_; });
  }
}

void Ballast::look() {
  std::error_code error;
  const auto room = static_cast<std::int64_t>(fs::space(path_.parent_path(), error).available);
  if (error) return;
  const bool is_there = fs::exists(path_, error);
  if (is_there && room < too_little) {
    fs::remove(path_, error);
    base::log_error("the disk is full: the last 16 MB were let go, make room now");
  } else if (!is_there && room > plenty && fill(path_)) {
    base::log_info("16 MB are kept back for a full disk");
  }
}

}  // namespace app
