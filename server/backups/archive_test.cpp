// SPDX-License-Identifier: Apache-2.0
#include "backups/archive.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "backups/packing.h"
#include "backups/table_text.h"

namespace backups {
namespace {

base::SystemRandom system_random;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "stoa-archive-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder");
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

void write_two(const fs::path& path) {
  ArchiveWriter archive(path, system_random);
  archive.begin("first.txt");
  archive.append("one ");
  archive.append("two");
  CHECK(archive.end().bytes == 7);
  archive.begin("files/second");
  archive.append(std::string(1'000, '\xff'));
  archive.end();
  archive.finish();
}

std::string bytes_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string packed(std::string_view text) {
  std::string out;
  Packer packer([&](std::string_view bytes) { out += bytes; });
  packer.add(text);
  packer.finish();
  return out;
}

std::string unpacked(std::string_view bytes) {
  std::string out;
  Unpacker unpacker([&](std::string_view text) { out += text; });
  unpacker.add(bytes.substr(0, bytes.size() / 2));
  unpacker.add(bytes.substr(bytes.size() / 2));
  unpacker.finish();
  return out;
}

}  // namespace

TEST_CASE("what was written is read again, part by part, and any tar lists it") {
  const Folder folder;
  const fs::path path = folder.path / "a.tar";
  write_two(path);
  ArchiveReader archive(path);
  const auto first = archive.next();
  REQUIRE(first.has_value());
  CHECK(first->name == "first.txt");
  CHECK(archive.read_all(*first) == "one two");
  const auto second = archive.next();
  REQUIRE(second.has_value());
  CHECK(second->size == 1'000);
  CHECK_FALSE(archive.next().has_value());
  const std::string list = "tar tf " + path.string() + " > " + path.string() + ".list";
  CHECK(std::system(list.c_str()) == 0);
  CHECK(bytes_of_file(path.string() + ".list") == "first.txt\nfiles/second\n");
  CHECK((fs::status(path).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("an archive replaces nothing, and one that was given up leaves nothing behind") {
  const Folder folder;
  const fs::path path = folder.path / "a.tar";
  write_two(path);
  const std::string before = bytes_of_file(path);
  CHECK_THROWS(write_two(path));
  CHECK(bytes_of_file(path) == before);
  {
    ArchiveWriter given_up(folder.path / "b.tar", system_random);
    given_up.begin("x");
    given_up.append("half");
  }
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("an archive that is cut anywhere is damaged") {
  const Folder folder;
  const fs::path path = folder.path / "a.tar";
  write_two(path);
  const std::string whole = bytes_of_file(path);
  for (std::size_t length = 0; length < whole.size(); length += 97) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << whole.substr(0, length);
    const auto read_all = [&] {
      ArchiveReader archive(path);
      while (archive.next()) {
      }
    };
    CHECK_THROWS_AS(read_all(), Damaged);
  }
}

TEST_CASE("texts are packed and unpacked, in pieces of any length") {
  std::string text = "x";
  for (int i = 0; i < 20; ++i) text += text.substr(0, 50'000) + std::to_string(i);
  CHECK(unpacked(packed(text)) == text);
  CHECK(unpacked(packed("")) == "");
  CHECK(packed(text).size() < text.size() / 2);
  const std::string bytes = packed(text);
  CHECK_THROWS_AS(unpacked(bytes.substr(0, bytes.size() - 5)), Damaged);
  CHECK_THROWS_AS(unpacked(bytes + "more"), Damaged);
}

TEST_CASE("a line of a table is a row again, whatever its texts hold") {
  const std::vector<db::Column> columns{{"id", db::ColumnKind::Number},
                                        {"name", db::ColumnKind::Text},
                                        {"photo", db::ColumnKind::Bytes}};
  CHECK(read_head("id:number\tname:text\tphoto:bytes").size() == 3);
  std::vector<db::Value> row;
  read_row("-7\ta\\tb\\nc\\\\d\t00ff", columns, row);
  CHECK(row[0].number == -7);
  CHECK(row[1].text == "a\tb\nc\\d");
  CHECK(row[2].text == std::string("\0\xff", 2));
  read_row("1\t\\N\t\\N", columns, row);
  CHECK(row[1].null);
  CHECK(row[2].null);
  read_row("1\t\t", columns, row);
  CHECK_FALSE(row[1].null);
  for (const auto* wrong : {"1\ta", "x\ta\t00", "1\ta\t0", "1\t\\x\t00", "1\ta\\\t00"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(read_row(wrong, columns, row), Damaged);
  }
  CHECK_THROWS_AS(read_head("id:something"), Damaged);
}

}  // namespace backups
