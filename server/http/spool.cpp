// SPDX-License-Identifier: Apache-2.0
#include "http/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace http {

namespace {

constexpr std::string_view prefix = "stoa-body-";
constexpr std::int64_t an_hour = 3600;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

SpoolFile::SpoolFile(const std::filesystem::path& folder) {
  std::string name = (folder / prefix).string() + "XXXXXX";
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) fail("spool file");
  path_ = name;
}

SpoolFile::~SpoolFile() {
  if (file_ >= 0) ::close(file_);
  ::unlink(path_.c_str());
}

void SpoolFile::append(std::string_view block) {
  while (!block.empty()) {
    const auto written = ::write(file_, block.data(), block.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write to spool file");
    block.remove_prefix(static_cast<std::size_t>(written));
  }
}

void SpoolFile::close() {
  if (file_ >= 0 && ::close(file_) != 0) {
    file_ = -1;
    fail("close spool file");
  }
  file_ = -1;
}

void sweep_spool(const std::filesystem::path& folder, base::Instant now) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    struct stat facts {};
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    if (::lstat(entry.path().c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
    const auto age = now.milliseconds() / 1000 - facts.st_mtim.tv_sec;
    if (age > an_hour) std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace http
