// SPDX-License-Identifier: Apache-2.0
// power_loss [IMAGES [SEED]]: writes to a school, cuts the power at many moments, and opens what
// the disk may then hold with the same code that wrote it.
#include <fmt/core.h>
#include <stdlib.h>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/core.h"
#include "base/fault.h"
#include "files/file_table.h"
#include "image.h"
#include "journal/journal.h"
#include "journal/sealer.h"
#include "load.h"
#include "people/change_contact.h"
#include "tape.h"

namespace {

namespace fs = std::filesystem;
using faults::Promise;
using faults::Step;

/// Deleted in the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "stoa-power-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for images");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code none;
    fs::remove_all(path_, none);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct Recording {
  std::vector<Step> steps;
  std::vector<Promise> promises;
  /// Where on the tape the promises stand.
  std::vector<std::size_t> made_at;
};

const base::SystemClock system_clock;
base::SystemRandom system_random;

/// From an empty folder to a school that was closed in order.
Recording record(const fs::path& folder, int acts_each) {
  Recording result;
  faults::tape().start(folder.string());
  {
    app::Core core(faults::school_in(folder), system_clock, system_random);
    const journal::Sealer sealer(core.db());
    result.promises = faults::work(core, acts_each);
  }
  result.steps = faults::tape().stop();
  for (std::size_t i = 0; i < result.steps.size(); ++i) {
    if (result.steps[i].deed == faults::Deed::Acknowledge) result.made_at.push_back(i);
  }
  return result;
}

// ---- What an opened image must hold -------------------------------------------------------------

using Problems = std::vector<std::string>;

void check_contact(db::Reader& reader, const Promise& promise, Problems& problems) {
  const auto email = base::Email::parse(promise.email);
  if (!email || !people::find_contact_by_email(reader, *email)) {
    problems.push_back("lost: contact " + promise.email);
  }
}

/// A contact has its two notes and its line in the journal, whoever was told of it.
void check_halves(db::Reader& reader, Problems& problems) {
  const auto halves = reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM contacts c WHERE "
      "(SELECT COUNT(*) FROM notes n WHERE n.contact_id = c.id) <> 2 OR "
      "(SELECT COUNT(*) FROM journal j WHERE j.contact_id = c.id "
      "AND j.action = 'contact.created') <> 1");
  if (halves != 0) problems.push_back(fmt::format("half: {} contacts", halves));
}

void check_promise_of_file(db::Reader& reader, const Promise& promise, Problems& problems) {
  const auto row = files::find_file(reader, promise.file);
  if (!row || row->received < promise.received) {
    problems.push_back(fmt::format("lost: {} at {}", promise.file.text(), promise.received));
  }
}

/// So many bytes are safely on the disk, as the row says.
void check_bytes(files::FileStore& store, const files::File& row,
                 Problems& problems) {
  if (row.received == 0) return;
  const std::string wanted = faults::content_of(row.name, row.size);
  std::string found;
  try {
    found = store.read(row.id, 0, static_cast<std::size_t>(row.received));
  } catch (const std::exception& error) {
    problems.push_back(fmt::format("lost: {} of {} bytes: {}", row.id.text(), row.received,
                                   error.what()));
    return;
  }
  if (found != wanted.substr(0, static_cast<std::size_t>(row.received))) {
    problems.push_back(fmt::format("lost: bytes of {}", row.id.text()));
  }
}

Problems problems_in(const fs::path& image, const std::vector<Promise>& promises,
                     std::size_t promised) {
  Problems problems;
  app::Core core(faults::school_in(image), system_clock, system_random);
  for (const auto& damage : core.db().check_integrity()) problems.push_back("damage: " + damage);
  auto& store = core.services().parts.get<files::Files>().store();
  // As the sealer of a server does that starts on it.
  while (core.db().write([](db::Transaction& tx) { return journal::seal(tx, 1'000); }) > 0) {
  }
  core.db().read([&](db::Reader& reader) {
    for (const auto& problem : journal::check_chain(reader)) {
      problems.push_back("journal: " + problem.what);
    }
    check_halves(reader, problems);
    for (std::size_t i = 0; i < promised; ++i) {
      const auto& promise = promises[i];
      if (promise.email.empty()) {
        check_promise_of_file(reader, promise, problems);
      } else {
        check_contact(reader, promise, problems);
      }
    }
    for (const auto id : reader.all<base::Id<files::File>>("SELECT id FROM files")) {
      check_bytes(store, *files::find_file(reader, id), problems);
    }
  });
  return problems;
}

// ---- Cuts ---------------------------------------------------------------------------------------

struct Cut {
  std::size_t at = 0;
  faults::Unsynced unsynced = faults::Unsynced::Gone;
  std::uint64_t seed = 0;
};

/// Half of them in the moment after a promise; a third without anything that was not synced.
Cut cut_of(const Recording& recording, std::uint64_t seed) {
  std::mt19937_64 dice(seed);
  Cut cut{.seed = seed};
  const bool after_promise = dice() % 2 == 0 && !recording.made_at.empty();
  cut.at = after_promise ? recording.made_at[dice() % recording.made_at.size()] + 1
                         : dice() % (recording.steps.size() + 1);
  if (dice() % 3 != 0) cut.unsynced = faults::Unsynced::Mixed;
  return cut;
}

Problems problems_after(const Recording& recording, const Cut& cut, const fs::path& folder) {
  const Folder image;
  std::mt19937_64 dice(cut.seed);
  faults::make_image({recording.steps.data(), cut.at}, cut.unsynced, dice, folder, image.path());
  const auto promised = std::ranges::lower_bound(recording.made_at, cut.at);
  try {
    return problems_in(image.path(), recording.promises,
                       static_cast<std::size_t>(promised - recording.made_at.begin()));
  } catch (const std::exception& error) {
    return {fmt::format("it does not open: {}", error.what())};
  }
}

/// Whoever uses SQLite first also configures it, and that must not be the shim.
void shim_after_first_use() {
  const Folder folder;
  const db::Database first({.url = "sqlite:" + (folder.path() / "first.db").string()},
                           system_clock, system_random);
  faults::shim_sqlite();
}

struct Score {
  int passed = 0;
  int failed = 0;
  void note(bool good) { ++(good ? passed : failed); }
};

void try_cuts(Score& score, int images, std::uint64_t seed) {
  const Folder folder;
  const Recording recording = record(folder.path(), 40);
  fmt::print("{} steps, {} promises\n", recording.steps.size(), recording.promises.size());
  for (int i = 0; i < images; ++i) {
    const Cut cut = cut_of(recording, seed + static_cast<std::uint64_t>(i));
    const Problems problems = problems_after(recording, cut, folder.path());
    score.note(problems.empty());
    if (problems.empty()) continue;
    fmt::print("FAILED cut {} (step {}, {}): {}\n", cut.seed, cut.at,
               cut.unsynced == faults::Unsynced::Gone ? "gone" : "mixed", problems.front());
  }
}

/// Without the protection somebody was promised what is not there. Nothing else may go wrong.
void control(Score& score, const std::string& name, int tries) {
  base::set_controls(name);
  const Folder folder;
  const Recording recording = record(folder.path(), 12);
  base::set_controls("");
  int lost = 0;
  std::string example;
  for (int i = 0; i < tries; ++i) {
    const auto which = recording.made_at.size() * static_cast<std::size_t>(i + 1) /
                       static_cast<std::size_t>(tries + 1);
    const Cut cut{.at = recording.made_at[which] + 1};
    for (const std::string& problem : problems_after(recording, cut, folder.path())) {
      if (!problem.starts_with("lost")) continue;
      if (lost++ == 0) example = problem;
    }
  }
  fmt::print("control {}: {} lost in {} images, e.g. {}\n", name, lost, tries, example);
  if (lost == 0) fmt::print("FAILED control {}: nothing that was promised was lost\n", name);
  score.note(lost > 0);
}

}  // namespace

int main(int argc, char** argv) {
  const int images = argc > 1 ? std::stoi(argv[1]) : 12;
  const std::uint64_t seed = argc > 2 ? std::stoull(argv[2]) : std::random_device()() % 1'000'000;
  shim_after_first_use();
  Score score;
  fmt::print("again: power_loss {} {}\n", images, seed);
  try_cuts(score, images, seed);
  control(score, "synchronous_normal", 4);
  control(score, "skip_folder_sync", 4);
  control(score, "skip_file_sync", 4);
  fmt::print("{} passed, {} failed\n", score.passed, score.failed);
  return score.failed == 0 ? 0 : 1;
}
