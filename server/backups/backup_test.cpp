// SPDX-License-Identifier: Apache-2.0
#include "backups/backup.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "app/migrations.h"
#include "backups/restore.h"
#include "base/bytes.h"
#include "describe/describe.h"
#include "testing/school.h"

namespace backups {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

const std::string png = std::string("\x89PNG\r\n\x1a\n") + std::string(3'000, 'x');

fs::path folder_of(TestSchool& school) { return school.core.services().data_folder; }

/// A picture that was uploaded, one that has half arrived, and the key that signs their addresses.
std::string upload(TestSchool& school) {
  const auto begin = [&] {
    return school.olga
        .post("/api/uploads", json("{'name': 'Été.png', 'type': 'image/png', 'size': $1, "
                                   "'purpose': 'image'}",
                                   {std::to_string(png.size())}))
        .at("/id");
  };
  const auto send = [&](const std::string& id, const std::string& bytes) {
    const auto sent = school.olga.send("PATCH", "/api/uploads/" + id + "?offset=0", bytes,
                                       {{"content-type", "application/octet-stream"}});
    CHECK(sent.status == 200);
  };
  const std::string whole = begin();
  send(whole, png);
  send(begin(), png.substr(0, 1'000));
  std::ofstream(folder_of(school) / "secret.key", std::ios::binary) << std::string(32, 'k');
  return whole;
}

/// Somebody paid, a mail waits, a job runs: what a copy must keep, hold or free.
std::string fill(TestSchool& school) {
  const auto yoga = school.a_course("Yoga");
  const auto given = school.oscar.post(
      "/api/contacts/" + school.anna.id() + "/grants",
      json("{'product': '$1', 'full': true, "
           "'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}}",
           {yoga.id}));
  CHECK(given.said() == "201");
  school.run_jobs();
  CHECK(school.oscar
            .post("/api/contacts/" + school.boris.id() + "/notes",
                  json("{'body': 'tab\\there, \\\\ and line\\nend'}"))
            .said() == "201");
  school.run_sql("UPDATE jobs SET state = 'running', leased_until = 5, finished_at = NULL");
  return upload(school);
}

fs::path backup_of(TestSchool& school) {
  const fs::path file = folder_of(school) / "school.stoa";
  make_backup({school.core.db(), folder_of(school), "0.1.0"}, file, school.clock, school.random);
  return file;
}

/// Where a school is restored to, on either engine.
struct Place {
  explicit Place(TestSchool& school, db::Engine engine)
      : database(engine), target{folder_of(school) / "restored", ""} {
    if (engine == db::Engine::Postgres) target.database = database.url();
  }
  std::string url() const {
    return target.database.empty() ? "sqlite:" + (target.data_folder / "stoa.db").string()
                                   : target.database;
  }
  testing::FreshDatabase database;
  Target target;
};

void on_each_way(const std::function<void(TestSchool&, Place&)>& test) {
  on_both_engines_school([&](TestSchool& school) {
    for (const db::Engine engine : testing::engines()) {
      Place place(school, engine);
      DOCTEST_INFO("to ", place.target.database.empty() ? "SQLite" : "PostgreSQL");
      test(school, place);
      fs::remove_all(place.target.data_folder);
    }
  });
}

std::string text_of(const std::string& url, std::string_view sql) {
  const base::SystemClock clock;
  base::SystemRandom random;
  db::Database db({.url = url}, clock, random);
  return db.read([&](db::Reader& reader) { return reader.one<std::string>(sql); });
}

std::string bytes_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

Restored restore_to(const fs::path& file, const Target& target, TestSchool& school) {
  return restore(file, target, app::migrations(), school.clock, school.random);
}

/// What a failed restore must leave: nothing.
bool is_untouched(const Target& target) {
  const fs::path draft = target.data_folder.parent_path() /
                         ("." + target.data_folder.filename().string() + ".restoring");
  return !fs::exists(target.data_folder) && !fs::exists(draft);
}

}  // namespace

TEST_CASE("a school is restored with its people, money, files and key, on either engine") {
  on_each_way([](TestSchool& school, Place& place) {
    if (!fs::exists(folder_of(school) / "school.stoa")) fill(school);
    const fs::path file = folder_of(school) / "school.stoa";
    if (!fs::exists(file)) backup_of(school);
    const auto restored = restore_to(file, place.target, school);
    for (const auto& outcome : restored.outcomes) {
      CAPTURE(outcome.lines().back());
      CHECK(outcome.holds());
    }
    CHECK(text_of(place.url(), "SELECT body FROM notes") == "tab\there, \\ and line\nend");
    CHECK(text_of(place.url(), "SELECT CAST(SUM(amount_minor) AS TEXT) FROM payments") == "4900");
    CHECK(text_of(place.url(), "SELECT CASE WHEN in_reports THEN 'yes' END FROM payments") ==
          "yes");
    CHECK(bytes_of_file(place.target.data_folder / "secret.key") == std::string(32, 'k'));
    CHECK((fs::status(place.target.data_folder).permissions() & fs::perms::all) ==
          fs::perms::owner_all);
  });
}

TEST_CASE("a restored school writes to nobody before its owner says so") {
  on_each_way([](TestSchool& school, Place& place) {
    const fs::path file = folder_of(school) / "school.stoa";
    if (!fs::exists(file)) {
      fill(school);
      CHECK(school.count("SELECT COUNT(*) FROM mails WHERE state = 'planned'") > 0);
      backup_of(school);
    }
    restore_to(file, place.target, school);
    const auto count = [&](const std::string& what) {
      return text_of(place.url(), "SELECT CAST(COUNT(*) AS TEXT) FROM " + what);
    };
    CHECK(text_of(place.url(), "SELECT mails FROM school") == "hold");
    CHECK(count("mails WHERE state IN ('planned', 'sending')") == "0");
    CHECK(count("mails WHERE state = 'held'") != "0");
    CHECK(count("jobs WHERE state = 'running'") == "0");
    CHECK(count("journal WHERE action = 'school.restored' AND sequence IS NOT NULL") == "1");
  });
}

TEST_CASE("every flipped bit of a backup is noticed, and nothing is written") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    const fs::path file = backup_of(school);
    const std::string whole = bytes_of_file(file);
    const Target target{folder_of(school) / "restored", ""};
    for (int i = 0; i < 100; ++i) {
      const auto bit = base::random_number(school.random) % (whole.size() * 8);
      CAPTURE(bit);
      std::string damaged = whole;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
      write_bytes(file, damaged);
      CHECK_THROWS_AS(restore_to(file, target, school), Damaged);
      CHECK(is_untouched(target));
    }
    for (const std::size_t length : {std::size_t{0}, std::size_t{511}, whole.size() / 2,
                                     whole.size() - 1}) {
      write_bytes(file, whole.substr(0, length));
      CHECK_THROWS_AS(restore_to(file, target, school), Damaged);
    }
    write_bytes(file, whole);
    CHECK_NOTHROW(restore_to(file, target, school));
  });
}

TEST_CASE("nothing is restored over something") {
  on_both_engines_school([](TestSchool& school) {
    const fs::path file = backup_of(school);
    const Target full{folder_of(school), ""};
    CHECK_THROWS(restore_to(file, full, school));
    CHECK(fs::exists(file));
    if (school.core.db().engine() == db::Engine::Sqlite) return;
    const testing::FreshDatabase used(db::Engine::Postgres, app::migrations());
    const Target target{folder_of(school) / "restored", used.url()};
    CHECK_THROWS_AS(restore_to(file, target, school), db::Error);
    CHECK(is_untouched(target));
  });
}

TEST_CASE("a backup overwrites no file, and says nothing of a file that is not what it was") {
  on_both_engines_school([](TestSchool& school) {
    const std::string picture = fill(school);
    const fs::path file = backup_of(school);
    const std::string before = bytes_of_file(file);
    CHECK_THROWS(backup_of(school));
    CHECK(bytes_of_file(file) == before);
    fs::remove(file);
    const std::string name = picture.substr(picture.size() - 2) + "/" +
                             picture.substr(picture.size() - 4, 2) + "/" + picture;
    write_bytes(folder_of(school) / "files" / name, png.substr(1));
    CHECK_THROWS(backup_of(school));
    for (const auto& entry : fs::directory_iterator(folder_of(school))) {
      CHECK_FALSE(entry.path().filename().string().starts_with("school.stoa"));
    }
  });
}

TEST_CASE("what a newer program wrote is refused with the way out") {
  on_both_engines_school([](TestSchool& school) {
    const fs::path file = folder_of(school) / "newer.stoa";
    Manifest manifest;
    manifest.format = format_now + 1;
    const std::string text = describe::to_json(manifest);
    ArchiveWriter archive(file, school.random);
    archive.begin(std::string(manifest_name));
    archive.append(text);
    archive.end();
    archive.begin(std::string(seal_name));
    archive.append(base::hex(base::sha256(text)) + "\n");
    archive.end();
    archive.finish();
    const Target target{folder_of(school) / "restored", ""};
    CHECK_THROWS_WITH(restore_to(file, target, school),
                      "the backup has format 2, this program reads up to 1: use a newer stoa");
    CHECK(is_untouched(target));
  });
}

TEST_CASE("a backup of an older program is brought up to date, one of a newer is refused") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    const fs::path file = backup_of(school);
    const Target target{folder_of(school) / "restored", ""};
    std::vector<db::Migration> more(app::migrations().begin(), app::migrations().end());
    more.push_back({9'999, "more", "CREATE TABLE more (id BIGINT PRIMARY KEY);"});
    const auto with = [&](std::span<const db::Migration> migrations) {
      return restore(file, target, migrations, school.clock, school.random);
    };
    with(more);
    CHECK(text_of("sqlite:" + (target.data_folder / "stoa.db").string(),
                  "SELECT CAST(COUNT(*) AS TEXT) FROM more") == "0");
    fs::remove_all(target.data_folder);
    const auto fewer = app::migrations().first(app::migrations().size() - 1);
    CHECK_THROWS(with(fewer));
    std::vector<db::Migration> changed(app::migrations().begin(), app::migrations().end());
    changed.front().sql = "CREATE TABLE other (id BIGINT PRIMARY KEY);";
    CHECK_THROWS(with(changed));
    CHECK(is_untouched(target));
  });
}

TEST_CASE("people may work while a backup is made, and it shows one moment") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    int added = 0;
    const auto work = [&] {
      school.core.db().write([&](db::Transaction& tx) {
        const std::string id = std::to_string(++added);
        tx.run("INSERT INTO counters (name, value) VALUES ('a' || $1, 1)", id);
        tx.run("INSERT INTO schedule (name, next_at) VALUES ('a' || $1, 1)", id);
      });
    };
    const fs::path file = folder_of(school) / "school.stoa";
    make_backup({school.core.db(), folder_of(school), "0.1.0", work}, file, school.clock,
                school.random);
    CHECK(added > 10);
    const Target target{folder_of(school) / "restored", ""};
    restore_to(file, target, school);
    const std::string url = "sqlite:" + (target.data_folder / "stoa.db").string();
    const auto count = [&](const std::string& table) {
      return text_of(url, "SELECT CAST(COUNT(*) AS TEXT) FROM " + table +
                              " WHERE name LIKE 'a%' AND name <> 'access'");
    };
    CHECK(count("counters") == count("schedule"));
  });
}

}  // namespace backups
