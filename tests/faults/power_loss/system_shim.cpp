// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdarg>
#include <map>
#include <string>

#include "tape.h"

// These stand before the calls of the C library of the same names, and so see what the store of
// files does: the real one, without a line changed. SQLite calls others (open64, pwrite64,
// fdatasync), which its own shim sees.

namespace {

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

struct Open {
  faults::Node node = -1;
  std::string folder;
};

/// What the numbers of descriptors stand for; an entry is replaced when its number is used anew.
std::map<int, Open>& opened() {
  static std::map<int, Open> result;
  return result;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  const auto held = faults::tape().lock();
  const int number = next<int(const char*, int, mode_t)>("open")(path, flags, mode);
  if (number < 0) return number;
  opened().erase(number);
  if (!faults::tape().covers(path)) return number;
  if ((flags & O_DIRECTORY) != 0) {
    opened()[number] = {.node = -1, .folder = path};
  } else if ((flags & O_ACCMODE) != O_RDONLY) {
    opened()[number] = {.node = faults::tape().file(path), .folder = {}};
  }
  return number;
}

ssize_t pwrite(int number, const void* bytes, size_t length, off_t offset) {
  const auto held = faults::tape().lock();
  const auto written =
      next<ssize_t(int, const void*, size_t, off_t)>("pwrite")(number, bytes, length, offset);
  const auto found = opened().find(number);
  if (written > 0 && found != opened().end() && found->second.node >= 0) {
    faults::tape().write(found->second.node, offset,
                         {static_cast<const char*>(bytes), static_cast<std::size_t>(written)});
  }
  return written;
}

int fsync(int number) {
  const auto held = faults::tape().lock();
  const auto found = opened().find(number);
  if (found == opened().end()) return next<int(int)>("fsync")(number);
  if (found->second.node >= 0) {
    faults::tape().sync(found->second.node);
  } else {
    faults::tape().sync_folder(found->second.folder);
  }
  return 0;
}

int mkdir(const char* path, mode_t mode) noexcept {
  const auto held = faults::tape().lock();
  const int code = next<int(const char*, mode_t)>("mkdir")(path, mode);
  if (code == 0 && faults::tape().covers(path)) faults::tape().make_folder(path);
  return code;
}
}
