// SPDX-License-Identifier: Apache-2.0
#include "image.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <vector>

namespace faults {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector = 512;

/// What a name stands for: a file, a folder, or nothing any more.
struct Entry {
  enum class Kind { None, File, Folder } kind = Kind::None;
  Node node = -1;
};

class Disk {
 public:
  Disk(Unsynced unsynced, std::mt19937_64& dice) : unsynced_(unsynced), dice_(dice) {
    // How much of what was not synced is there: from almost nothing to almost everything.
    static constexpr double shares[] = {0.1, 0.5, 0.9};
    share_ = shares[dice_() % std::size(shares)];
  }

  void play(std::span<const Step> steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].deed == Deed::Sync) synced_until_[steps[i].node] = i;
    }
    for (std::size_t i = 0; i < steps.size(); ++i) play(steps[i], i);
  }

  void put(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const auto& [path, states] : names_) {
      const Entry entry = choose(states);
      const fs::path target = to / fs::path(path).lexically_relative(from);
      // Without its folder nothing is there. Names come sorted, so folders come first.
      if (!fs::exists(target.parent_path())) continue;
      if (entry.kind == Entry::Kind::Folder) fs::create_directory(target);
      if (entry.kind == Entry::Kind::File) {
        const std::string& bytes = contents_[entry.node];
        std::ofstream(target, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      }
    }
  }

 private:
  /// The synced state first, then every later one.
  using States = std::vector<Entry>;

  bool comes_through() {
    return unsynced_ == Unsynced::Mixed && std::bernoulli_distribution(share_)(dice_);
  }

  Entry choose(const States& states) {
    Entry chosen = states.front();
    for (const Entry& later : states) {
      if (comes_through()) chosen = later;
    }
    return chosen;
  }

  void play(const Step& step, std::size_t at) {
    switch (step.deed) {
      case Deed::MakeFile:
        return rename(step.path, {Entry::Kind::File, step.node});
      case Deed::MakeFolder:
        return rename(step.path, {Entry::Kind::Folder, -1});
      case Deed::Remove:
        return rename(step.path, {});
      case Deed::SyncFolder:
        return sync_folder(step.path);
      case Deed::Write:
        return write(step, is_synced(step.node, at));
      case Deed::Truncate:
        if (is_synced(step.node, at) || comes_through()) {
          contents_[step.node].resize(static_cast<std::size_t>(step.offset));
        }
        return;
      case Deed::Sync:
      case Deed::Acknowledge:
        return;
    }
  }

  bool is_synced(Node node, std::size_t at) const {
    const auto found = synced_until_.find(node);
    return found != synced_until_.end() && at < found->second;
  }

  void rename(const std::string& path, Entry entry) {
    States& states = names_[path];
    if (states.empty()) states.emplace_back();
    states.push_back(entry);
  }

  void sync_folder(const std::string& folder) {
    for (auto& [path, states] : names_) {
      if (fs::path(path).parent_path() == folder) states = {states.back()};
    }
  }

  void write(const Step& step, bool synced) {
    if (synced) return lay(step, 0, step.bytes.size());
    const bool torn = comes_through();
    if (!torn && !comes_through()) return;
    for (std::size_t from = 0; from < step.bytes.size();) {
      // Sectors of the disk, wherever in them the write begins.
      const auto place = static_cast<std::size_t>(step.offset) + from;
      const std::size_t length = std::min(sector - place % sector, step.bytes.size() - from);
      if (!torn || comes_through()) lay(step, from, length);
      from += length;
    }
  }

  void lay(const Step& step, std::size_t from, std::size_t length) {
    std::string& content = contents_[step.node];
    const auto place = static_cast<std::size_t>(step.offset) + from;
    if (content.size() < place + length) content.resize(place + length);
    std::copy_n(step.bytes.begin() + static_cast<std::ptrdiff_t>(from), length,
                content.begin() + static_cast<std::ptrdiff_t>(place));
  }

  const Unsynced unsynced_;
  std::mt19937_64& dice_;
  double share_ = 0;
  std::map<Node, std::size_t> synced_until_;
  std::map<Node, std::string> contents_;
  std::map<std::string, States> names_;
};

}  // namespace

void make_image(std::span<const Step> steps, Unsynced unsynced, std::mt19937_64& dice,
                const fs::path& from, const fs::path& to) {
  Disk disk(unsynced, dice);
  disk.play(steps);
  disk.put(from, to);
}

}  // namespace faults
