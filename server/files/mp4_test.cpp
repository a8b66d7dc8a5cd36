// SPDX-License-Identifier: Apache-2.0
#include "files/mp4.h"

#include <doctest/doctest.h>

#include "files/office_type.h"

#include <unistd.h>
#include <zip.h>

namespace files {
namespace {

std::string number(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

std::string box(const std::string& type, const std::string& content) {
  return number(content.size() + 8) + type + content;
}

std::string track(const std::string& handler, const std::string& codec) {
  const std::string eight(8, '\0');
  const std::string description = box("stsd", eight + number(16) + codec + eight);
  return box("trak", box("mdia", box("hdlr", eight + handler + eight) +
                                     box("minf", box("stbl", description))));
}

bool is_playable(const std::string& bytes) {
  return is_playable_mp4({static_cast<std::int64_t>(bytes.size()),
                          [&](std::int64_t offset, std::size_t length) {
                            const auto at = static_cast<std::size_t>(offset);
                            return at < bytes.size() ? bytes.substr(at, length) : std::string();
                          }});
}

const std::string start = box("ftyp", "isom") + box("mdat", std::string(1000, 'x'));

/// A zip in a file of its own, with empty parts of these names.
class TemporaryZip {
 public:
  explicit TemporaryZip(std::initializer_list<const char*> names)
      : path_(std::filesystem::temp_directory_path() /
              ("stoa-zip-" + std::to_string(::getpid()))) {
    zip_t* archive = zip_open(path_.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const char* name : names) {
      zip_file_add(archive, name, zip_source_buffer(archive, "x", 1, 0), ZIP_FL_OVERWRITE);
    }
    REQUIRE(zip_close(archive) == 0);
  }
  ~TemporaryZip() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a film plays when all its pictures are in a codec that browsers know") {
  CHECK(is_playable(start + box("moov", track("soun", "mp4a") + track("vide", "avc1"))));
  CHECK(is_playable(box("ftyp", "isom") + box("moov", track("vide", "av01")) + start));
  CHECK_FALSE(is_playable(start + box("moov", track("vide", "hvc1"))));
  CHECK_FALSE(is_playable(start + box("moov", track("vide", "avc1") + track("vide", "hev1"))));
  CHECK_FALSE(is_playable(start + box("moov", track("soun", "mp4a"))));
  CHECK_FALSE(is_playable(start));
}

TEST_CASE("a film that is cut or lies about its lengths is not playable, and stumbles nobody") {
  const std::string whole = start + box("moov", track("vide", "avc1"));
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    CHECK_FALSE(is_playable(whole.substr(0, length)));
  }
  CHECK_FALSE(is_playable(std::string("\0\0\0\x01moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 16)));
  CHECK_FALSE(is_playable(std::string("\0\0\0\x04moov\0\0\0\0", 12)));
  CHECK_FALSE(is_playable(std::string(100'000, '\0')));
}

TEST_CASE("a length of zero reaches to the end of the file") {
  const std::string content = track("vide", "avc1");
  CHECK(is_playable(start + std::string(4, '\0') + "moov" + content));
}

TEST_CASE("a document is a zip with the parts of its program in it") {
  CHECK(office_type(TemporaryZip({"[Content_Types].xml", "word/document.xml"}).path()).type ==
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  CHECK(office_type(TemporaryZip({"[Content_Types].xml", "xl/workbook.xml"}).path()).type ==
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  CHECK(office_type(TemporaryZip({"word/document.xml"}).path()).type == "application/zip");
  CHECK(office_type("/nowhere/at/all").kind == Kind::Unknown);
}

}  // namespace files
