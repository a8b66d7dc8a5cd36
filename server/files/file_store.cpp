// SPDX-License-Identifier: Apache-2.0
#include "files/file_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/fault.h"
#include "db/error.h"

namespace files {
namespace {

[[noreturn]] void fail(int error) {
  const std::string what = "a file: " + std::generic_category().message(error);
  if (error == ENOSPC || error == EDQUOT || error == EIO) throw db::DiskFull(what);
  throw std::system_error(error, std::generic_category(), "a file");
}

/// A file descriptor, closed in the end.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) fail(errno);
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

class LocalWriter final : public PieceWriter {
 public:
  LocalWriter(Descriptor file, std::int64_t offset) : file_(std::move(file)), offset_(offset) {}

  void append(std::string_view block) override {
    while (!block.empty()) {
      const auto written = ::pwrite(file_.number(), block.data(), block.size(), offset_);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(errno);
      offset_ += written;
      block.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void sync() override {
    base::fault("piece.written");
    if (base::control("skip_file_sync")) return;
    if (::fsync(file_.number()) != 0) fail(errno);
    base::fault("piece.synced");
  }

 private:
  Descriptor file_;
  std::int64_t offset_;
};

void sync_folder(const std::filesystem::path& folder) {
  if (base::control("skip_folder_sync")) return;
  const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
  if (::fsync(descriptor.number()) != 0) fail(errno);
}

/// A new name must survive a power cut as surely as the bytes behind it.
void make_folders(const std::filesystem::path& inner, const std::filesystem::path& root) {
  std::error_code error;
  std::filesystem::create_directories(inner, error);
  if (error) fail(error.value());
  for (auto folder = inner; folder != root.parent_path(); folder = folder.parent_path()) {
    sync_folder(folder.parent_path());
  }
}

}  // namespace

std::unique_ptr<PieceWriter> LocalFiles::open(Id<File> id, std::int64_t offset) {
  const auto path = path_of(id);
  if (offset > 0) return std::make_unique<LocalWriter>(Descriptor(path, O_WRONLY), offset);
  make_folders(path.parent_path(), folder_);
  Descriptor file(path, O_WRONLY | O_CREAT);
  sync_folder(path.parent_path());
  return std::make_unique<LocalWriter>(std::move(file), offset);
}

std::string LocalFiles::read(Id<File> id, std::int64_t offset, std::size_t length) const {
  const Descriptor file(path_of(id), O_RDONLY);
  std::string bytes(length, '\0');
  std::size_t filled = 0;
  while (filled < length) {
    const auto got = ::pread(file.number(), bytes.data() + filled, length - filled,
                             offset + static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

void LocalFiles::remove(Id<File> id) {
  std::error_code error;
  std::filesystem::remove(path_of(id), error);
  if (error) fail(error.value());
}

/// The last letters of an id change from one to the next, so the folders fill evenly.
std::filesystem::path LocalFiles::path_of(Id<File> id) const {
  const std::string name = id.text();
  const std::size_t end = name.size();
  return folder_ / name.substr(end - 2, 2) / name.substr(end - 4, 2) / name;
}

}  // namespace files
