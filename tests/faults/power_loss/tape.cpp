// SPDX-License-Identifier: Apache-2.0
#include "tape.h"

#include <utility>

namespace faults {

Tape& tape() {
  static Tape result;
  return result;
}

void Tape::start(std::string folder) {
  const Lock held = lock();
  folder_ = std::move(folder);
  steps_.clear();
  names_.clear();
  running_ = true;
}

std::vector<Step> Tape::stop() {
  const Lock held = lock();
  running_ = false;
  return std::exchange(steps_, {});
}

bool Tape::covers(std::string_view path) const {
  if (!running_ || !path.starts_with(folder_)) return false;
  return path.size() == folder_.size() || path[folder_.size()] == '/';
}

void Tape::note(Step step) {
  const Lock held = lock();
  if (running_) steps_.push_back(std::move(step));
}

Node Tape::file(const std::string& path) {
  const Lock held = lock();
  const auto [place, is_new] = names_.try_emplace(path, last_ + 1);
  if (is_new) note({.deed = Deed::MakeFile, .node = ++last_, .path = path});
  return place->second;
}

void Tape::make_folder(const std::string& path) {
  note({.deed = Deed::MakeFolder, .path = path});
}

void Tape::remove(const std::string& path) {
  const Lock held = lock();
  if (names_.erase(path) > 0) note({.deed = Deed::Remove, .path = path});
}

void Tape::sync_folder(const std::string& path) {
  note({.deed = Deed::SyncFolder, .path = path});
}

void Tape::write(Node node, std::int64_t offset, std::string_view bytes) {
  note({.deed = Deed::Write, .node = node, .offset = offset, .bytes = std::string(bytes)});
}

void Tape::truncate(Node node, std::int64_t size) {
  note({.deed = Deed::Truncate, .node = node, .offset = size});
}

void Tape::sync(Node node) { note({.deed = Deed::Sync, .node = node}); }

void Tape::acknowledge(std::int64_t promise) {
  note({.deed = Deed::Acknowledge, .offset = promise});
}

}  // namespace faults
