// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "base/ensure.h"
#include "tape.h"

namespace faults {

namespace {

sqlite3_vfs* real_vfs = nullptr;

/// The real file lies behind it, as SQLite allots `szOsFile` bytes.
struct File {
  sqlite3_file base;
  Node node;  ///< Negative: not on the tape.
  const char* path;  ///< SQLite keeps it as long as the file is open.
  bool folder_is_synced;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
const sqlite3_io_methods& methods_of(sqlite3_file* file) { return *of(file).real()->pMethods; }

std::string parent_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

int write(sqlite3_file* file, const void* bytes, int length, sqlite3_int64 offset) {
  const auto held = tape().lock();
  const int code = methods_of(file).xWrite(of(file).real(), bytes, length, offset);
  if (code == SQLITE_OK && of(file).node >= 0) {
    tape().write(of(file).node, offset,
                 {static_cast<const char*>(bytes), static_cast<std::size_t>(length)});
  }
  return code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const auto held = tape().lock();
  const int code = methods_of(file).xTruncate(of(file).real(), size);
  if (code == SQLITE_OK && of(file).node >= 0) tape().truncate(of(file).node, size);
  return code;
}

/// The disk is played, so nothing is really synced. As SQLite's own layer does, the first sync of a
/// new log or journal syncs its folder too.
int sync(sqlite3_file* file, int) {
  const auto held = tape().lock();
  if (of(file).node < 0) return SQLITE_OK;
  tape().sync(of(file).node);
  if (!of(file).folder_is_synced) tape().sync_folder(parent_of(of(file).path));
  of(file).folder_is_synced = true;
  return SQLITE_OK;
}

int close(sqlite3_file* file) { return methods_of(file).xClose(of(file).real()); }
int read(sqlite3_file* file, void* to, int length, sqlite3_int64 offset) {
  return methods_of(file).xRead(of(file).real(), to, length, offset);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return methods_of(file).xFileSize(of(file).real(), size);
}
int lock(sqlite3_file* file, int kind) { return methods_of(file).xLock(of(file).real(), kind); }
int unlock(sqlite3_file* file, int kind) {
  return methods_of(file).xUnlock(of(file).real(), kind);
}
int is_reserved(sqlite3_file* file, int* answer) {
  return methods_of(file).xCheckReservedLock(of(file).real(), answer);
}
int sector_size(sqlite3_file* file) { return methods_of(file).xSectorSize(of(file).real()); }
int traits(sqlite3_file* file) {
  return methods_of(file).xDeviceCharacteristics(of(file).real());
}

/// Room given in advance would change sizes behind the tape's back.
int control(sqlite3_file* file, int what, void* more) {
  if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
  return methods_of(file).xFileControl(of(file).real(), what, more);
}

int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** to) {
  return methods_of(file).xShmMap(of(file).real(), page, size, extend, to);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return methods_of(file).xShmLock(of(file).real(), offset, count, flags);
}
void fence_shared(sqlite3_file* file) { methods_of(file).xShmBarrier(of(file).real()); }
int unmap_shared(sqlite3_file* file, int remove) {
  return methods_of(file).xShmUnmap(of(file).real(), remove);
}

const sqlite3_io_methods methods{.iVersion = 2,
                                 .xClose = close,
                                 .xRead = read,
                                 .xWrite = write,
                                 .xTruncate = truncate,
                                 .xSync = sync,
                                 .xFileSize = file_size,
                                 .xLock = lock,
                                 .xUnlock = unlock,
                                 .xCheckReservedLock = is_reserved,
                                 .xFileControl = control,
                                 .xSectorSize = sector_size,
                                 .xDeviceCharacteristics = traits,
                                 .xShmMap = map_shared,
                                 .xShmLock = lock_shared,
                                 .xShmBarrier = fence_shared,
                                 .xShmUnmap = unmap_shared,
                                 .xFetch = nullptr,
                                 .xUnfetch = nullptr};

int open(sqlite3_vfs*, sqlite3_filename path, sqlite3_file* file, int flags, int* got) {
  const auto held = tape().lock();
  const int code = real_vfs->xOpen(real_vfs, path, of(file).real(), flags, got);
  file->pMethods = nullptr;
  if (code != SQLITE_OK) return code;
  file->pMethods = &methods;
  const bool covered = path != nullptr && tape().covers(path);
  of(file).node = covered ? tape().file(path) : -1;
  of(file).path = path;
  of(file).folder_is_synced = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) == 0;
  return code;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
  const auto held = tape().lock();
  const int code = real_vfs->xDelete(real_vfs, path, 0);
  if (code == SQLITE_OK && tape().covers(path)) {
    tape().remove(path);
    if (sync_folder != 0) tape().sync_folder(parent_of(path));
  }
  return code;
}

}  // namespace

void shim_sqlite() {
  real_vfs = sqlite3_vfs_find(nullptr);
  base::ensure(real_vfs != nullptr, "SQLite has a layer over the system");
  static sqlite3_vfs shim = *real_vfs;
  shim.zName = "tape";
  shim.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  shim.xOpen = open;
  shim.xDelete = remove;
  base::ensure(sqlite3_vfs_register(&shim, 1) == SQLITE_OK, "the shim is taken");
}

}  // namespace faults
