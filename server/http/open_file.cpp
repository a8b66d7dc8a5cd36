// SPDX-License-Identifier: Apache-2.0
#include "http/open_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace http {

std::shared_ptr<const OpenFile> OpenFile::find(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return nullptr;
  const std::shared_ptr<OpenFile> opened(new OpenFile(file));
  struct stat facts {};
  if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) return nullptr;
  opened->size_ = static_cast<std::uint64_t>(facts.st_size);
  opened->etag_ = fmt::format("\"{:x}-{:x}{:08x}\"", facts.st_size, facts.st_mtim.tv_sec,
                              facts.st_mtim.tv_nsec);
  return opened;
}

OpenFile::~OpenFile() { ::close(file_); }

std::string OpenFile::block(std::uint64_t offset, std::size_t at_most) const {
  std::string out(at_most, '\0');
  std::size_t filled = 0;
  while (filled < at_most) {
    const auto got =
        ::pread(file_, out.data() + filled, at_most - filled, static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  out.resize(filled);
  return out;
}

}  // namespace http
