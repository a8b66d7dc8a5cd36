// SPDX-License-Identifier: Apache-2.0
#include "load.h"

#include <fmt/core.h>

#include <mutex>
#include <random>
#include <sstream>
#include <thread>

#include "files/upload.h"
#include "people/change_contact.h"
#include "people/notes.h"
#include "tape.h"

namespace faults {

namespace {

constexpr int writers = 6;
constexpr std::int64_t size_max = 120'000;
constexpr std::int64_t piece = 40'000;

class Writer {
 public:
  Writer(app::Core& core, int number, std::mutex& mutex, std::vector<Promise>& promises)
      : core_(core), number_(number), mutex_(mutex), promises_(promises) {}

  void act(int count) {
    const std::string name = fmt::format("w{}-{}", number_, count);
    if (number_ % 3 == 0) {
      upload(name);
    } else {
      contact(name);
    }
  }

 private:
  const base::Actor system_ = base::Actor::system();

  void promise(Promise made) {
    const auto held = tape().lock();
    const std::lock_guard lock(mutex_);
    made.number = static_cast<std::int64_t>(promises_.size());
    tape().acknowledge(made.number);
    promises_.push_back(std::move(made));
  }

  /// A person and two notes in one transaction: all of it, or nothing.
  void contact(const std::string& name) {
    const std::string email = name + "@example.org";
    core_.db().write([&](db::Transaction& tx) {
      people::ContactDraft draft;
      draft.email = {email};
      draft.first_name = {name};
      const auto added = people::add(tx, draft, "staff", system_);
      people::add_note(tx, added.id, "called", system_);
      people::add_note(tx, added.id, std::string(1'500, 'x'), system_);
    });
    promise({.email = email});
  }

  void upload(const std::string& name) {
    files::UploadDraft draft{.name = {name + ".pdf"}, .type = {"application/pdf"}};
    draft.size = 1 + static_cast<std::int64_t>(std::hash<std::string>{}(name) % size_max);
    const std::string content = content_of(draft.name.v, draft.size);
    const auto id = core_.db().write(
        [&](db::Transaction& tx) { return files::begin_upload(tx, draft, system_).id; });
    promise({.file = id});
    for (std::int64_t at = 0; at < draft.size; at += piece) {
      send_piece(id, content.substr(static_cast<std::size_t>(at), piece));
    }
  }

  void send_piece(base::Id<files::File> id, const std::string& bytes) {
    auto& store = core_.services().parts.get<files::Files>().store();
    const auto before = core_.db().read(
        [&](db::Reader& reader) { return files::upload_of(reader, id, system_); });
    std::istringstream stream(bytes);
    const auto after = files::with_piece(store, before,
                                         {stream, static_cast<std::int64_t>(bytes.size())});
    core_.db().write(
        [&](db::Transaction& tx) { files::record_piece(tx, before, after, system_); });
    promise({.file = id, .received = after.received});
  }

  app::Core& core_;
  const int number_;
  std::mutex& mutex_;
  std::vector<Promise>& promises_;
};

}  // namespace

std::string content_of(const std::string& name, std::int64_t size) {
  std::mt19937_64 dice(std::hash<std::string>{}(name));
  std::string bytes = "%PDF-1.7\n";
  while (static_cast<std::int64_t>(bytes.size()) < size) bytes += fmt::format("{:x}\n", dice());
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

app::CoreOptions school_in(const std::filesystem::path& folder) {
  return {.database = "sqlite:" + (folder / "stoa.db").string(), .data_folder = folder};
}

std::vector<Promise> work(app::Core& core, int acts_each) {
  std::mutex mutex;
  std::vector<Promise> promises;
  std::vector<std::thread> threads;
  for (int number = 0; number < writers; ++number) {
    threads.emplace_back([&, number] {
      Writer writer(core, number, mutex, promises);
      for (int count = 0; count < acts_each; ++count) writer.act(count);
    });
  }
  for (auto& thread : threads) thread.join();
  return promises;
}

}  // namespace faults
