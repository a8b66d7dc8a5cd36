// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

// Everything that is done to the disk, in order, so that the disk can be put together again as a
// power cut at any moment may have left it. Calls and recording happen under one lock: what stands
// before a sync on the tape was there when the sync began.

namespace faults {

/// A file, whatever name leads to it.
using Node = int;

enum class Deed { MakeFile, MakeFolder, Remove, SyncFolder, Write, Truncate, Sync, Acknowledge };

struct Step {
  Deed deed = Deed::Write;
  Node node = -1;
  std::string path = {};
  std::int64_t offset = 0;  ///< Of a write; the new size of what is cut; the number of a promise.
  std::string bytes = {};
};

class Tape {
 public:
  using Lock = std::unique_lock<std::recursive_mutex>;

  /// From now on until `stop`, for this folder and what lies below it.
  void start(std::string folder);
  std::vector<Step> stop();

  /// Held around the call to the real disk and the note of it.
  Lock lock() { return Lock(mutex_); }
  bool covers(std::string_view path) const;

  /// The file of this name, made if nobody knows it.
  Node file(const std::string& path);
  void make_folder(const std::string& path);
  void remove(const std::string& path);
  void sync_folder(const std::string& path);
  void write(Node node, std::int64_t offset, std::string_view bytes);
  void truncate(Node node, std::int64_t size);
  void sync(Node node);
  /// Somebody was told that this is done.
  void acknowledge(std::int64_t promise);

 private:
  void note(Step step);

  std::recursive_mutex mutex_;
  std::string folder_;
  bool running_ = false;
  std::vector<Step> steps_;
  std::map<std::string, Node> names_;
  Node last_ = 0;
};

/// There is one disk.
Tape& tape();

/// SQLite's own layer over the system, with the tape in between; the default from now on.
void shim_sqlite();

}  // namespace faults
