// SPDX-License-Identifier: Apache-2.0
#include "files/upload.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <sstream>

#include "app/migrations.h"
#include "base/rejections.h"
#include "files/files.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"

namespace files {
namespace {

using namespace std::chrono_literals;

const base::Actor author{.kind = base::ActorKind::Staff, .person = 5};
const base::Actor colleague{.kind = base::ActorKind::Staff, .person = 6};

/// A PNG as far as anybody looks.
std::string picture(std::size_t size) {
  std::string bytes = "\x89PNG\r\n\x1a\n";
  while (bytes.size() < size) bytes += static_cast<char>(bytes.size() % 251);
  return bytes;
}

class UploadFolder {
 public:
  UploadFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("stoa-files-" + std::to_string(::getpid()) + "-" + std::to_string(count_++))) {}
  ~UploadFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  static inline std::atomic<int> count_ = 0;
  std::filesystem::path path_;
};

struct Desk {
  explicit Desk(db::Database& database) : db(database) {}

  File begin(const UploadDraft& draft) {
    return db.write([&](db::Transaction& tx) { return begin_upload(tx, draft, author); });
  }
  Upload stand(Id<File> id) {
    return db.read([&](db::Reader& reader) { return upload_of(reader, id, author); });
  }
  Upload send(Id<File> id, const std::string& bytes) {
    const Upload before = stand(id);
    std::istringstream stream(bytes);
    const Upload after =
        with_piece(store, before, {stream, static_cast<std::int64_t>(bytes.size())});
    CHECK(record(before, after));
    return after;
  }
  bool record(const Upload& before, const Upload& after) {
    return db.write([&](db::Transaction& tx) { return record_piece(tx, before, after, author); });
  }

  db::Database& db;
  UploadFolder folder;
  LocalFiles store{folder.path()};
};

UploadDraft a_picture(std::int64_t size) {
  return {.name = {"sun.png"}, .type = {"image/png"}, .size = size, .purpose = Purpose::Image};
}

void on_desk(db::FunctionRef<void(Desk&)> test) {
  testing::on_both_engines({.migrations = app::migrations()}, [&](db::Database& db) {
    Desk desk(db);
    test(desk);
  });
}

}  // namespace

TEST_CASE("a file that came in pieces is the file that was sent") {
  on_desk([](Desk& desk) {
    const std::string bytes = picture(700'000);
    const auto id = desk.begin(a_picture(700'000)).id;
    CHECK(desk.send(id, bytes.substr(0, 3)).received == 3);
    CHECK(desk.send(id, bytes.substr(3, 400'000)).state == FileState::Uploading);
    const Upload whole = desk.send(id, bytes.substr(400'003));
    CHECK(whole.state == FileState::Ready);
    const Upload kept = desk.stand(id);
    CHECK(kept.type == "image/png");
    CHECK(kept.sha256 == base::sha256(bytes));
    CHECK_FALSE(kept.hash_state);
    CHECK(desk.store.read(id, 0, 800'000) == bytes);
  });
}

TEST_CASE("what is no picture is refused with its first bytes") {
  on_desk([](Desk& desk) {
    const auto id = desk.begin(a_picture(1'000'000)).id;
    const Upload after = desk.send(id, std::string(5000, 'x'));
    CHECK(after.state == FileState::Refused);
    CHECK(desk.stand(id).refusal == "upload.wrong_type");
  });
}

TEST_CASE("a film without pictures for browsers is refused when it is complete") {
  on_desk([](Desk& desk) {
    std::string bytes("\0\0\0\x10""ftypisom\0\0\0\0", 16);
    bytes += std::string(200, '\1');
    const auto size = static_cast<std::int64_t>(bytes.size());
    const auto id = desk.begin({{"a.mp4"}, {"video/mp4"}, size, Purpose::Video}).id;
    CHECK(desk.send(id, bytes).refusal == "upload.not_playable");
  });
}

TEST_CASE("sizes are refused before the first byte and beyond the last") {
  on_desk([](Desk& desk) {
    CHECK_THROWS_AS(desk.begin(a_picture(0)), base::Invalid);
    CHECK_THROWS_AS(desk.begin(a_picture(20 * 1'048'576 + 1)), base::Invalid);
    CHECK_NOTHROW(desk.begin(a_picture(20 * 1'048'576)));
    const auto id = desk.begin(a_picture(10)).id;
    CHECK_THROWS_AS(desk.send(id, picture(11)), base::Invalid);
    CHECK_THROWS_AS(desk.send(id, ""), base::Invalid);
    CHECK(desk.stand(id).received == 0);
  });
}

TEST_CASE("of two pieces for one place the first that is recorded counts") {
  on_desk([](Desk& desk) {
    const auto id = desk.begin(a_picture(100)).id;
    const Upload before = desk.stand(id);
    std::istringstream bytes(picture(50));
    const Upload after = with_piece(desk.store, before, {bytes, 50});
    CHECK(desk.record(before, after));
    CHECK_FALSE(desk.record(before, after));
    CHECK(desk.stand(id).received == 50);
  });
}

TEST_CASE("nobody goes on with the upload of somebody else") {
  on_desk([](Desk& desk) {
    const auto id = desk.begin(a_picture(100)).id;
    desk.db.read([&](db::Reader& reader) {
      CHECK_THROWS_AS(upload_of(reader, id, colleague), base::NotFound);
    });
  });
}

TEST_CASE("an upload that was given up is forgotten after a week, a ready file never") {
  testing::FakeClock clock;
  testing::on_both_engines(
      {.migrations = app::migrations(), .clock = &clock}, [&](db::Database& db) {
        Desk desk(db);
        const auto given_up = desk.begin(a_picture(100)).id;
        desk.send(given_up, picture(50));
        const auto ready = desk.begin(a_picture(50)).id;
        desk.send(ready, picture(50));
        clock.advance(std::chrono::days(7));
        forget_abandoned(db, desk.store);
        CHECK(desk.stand(given_up).received == 50);
        clock.advance(1s);
        forget_abandoned(db, desk.store);
        CHECK_THROWS_AS(desk.stand(given_up), base::NotFound);
        CHECK_FALSE(std::filesystem::exists(desk.store.path_of(given_up)));
        CHECK(desk.stand(ready).state == FileState::Ready);
        CHECK(std::filesystem::exists(desk.store.path_of(ready)));
      });
}

TEST_CASE("while a piece is written nobody else writes to the file") {
  UploadFolder folder;
  base::SystemRandom random;
  Files files(folder.path(), random);
  const auto id = Id<File>::from_number(1);
  {
    const auto lease = files.take(id);
    CHECK(lease);
    CHECK_FALSE(files.take(id));
    CHECK(files.take(Id<File>::from_number(2)));
  }
  CHECK(files.take(id));
}

}  // namespace files
