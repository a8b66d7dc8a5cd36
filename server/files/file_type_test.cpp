// SPDX-License-Identifier: Apache-2.0
#include "files/file_type.h"

#include <doctest/doctest.h>

#include "files/file_check.h"

namespace files {

using namespace std::string_view_literals;

TEST_CASE("a file is what its first bytes say") {
  struct Row {
    std::string_view head;
    std::string_view type;
    Kind kind;
  };
  const std::string transport = "G" + std::string(187, '\0') + "G" + std::string(187, '\0') + "G ";
  const Row rows[] = {
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, "image/png", Kind::Image},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, "image/jpeg", Kind::Image},
      {"GIF89a\x01\0"sv, "image/gif", Kind::Image},
      {"RIFF\x24\0\0\0WEBPVP8 "sv, "image/webp", Kind::Image},
      {"%PDF-1.7\n"sv, "application/pdf", Kind::Document},
      {"PK\x03\x04\x14\0"sv, "application/zip", Kind::Archive},
      {"\0\0\0\x20""ftypisom\0\0\x02\0"sv, "video/mp4", Kind::Video},
      {"\0\0\0\x20""ftypM4A \0\0\x02\0"sv, "audio/mp4", Kind::Audio},
      {"\0\0\0\x14""ftypqt  \0\0\x02\0"sv, "video/quicktime", Kind::ForeignVideo},
      {"\0\0\0\x18""ftypheic\0\0\0\0"sv, "application/octet-stream", Kind::Unknown},
      {"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm"sv, "video/webm", Kind::Video},
      {"\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska"sv, "video/x-matroska", Kind::ForeignVideo},
      {"RIFF\x24\0\0\0AVI LIST"sv, "video/x-msvideo", Kind::ForeignVideo},
      {transport, "video/mp2t", Kind::ForeignVideo},
      {"ID3\x04\0"sv, "audio/mpeg", Kind::Audio},
      {"\xFF\xFB\x90\x44"sv, "audio/mpeg", Kind::Audio},
      {"OggS\0\x02 OpusHead"sv, "audio/ogg", Kind::Audio},
      {"OggS\0\x02\x80theora"sv, "video/ogg", Kind::ForeignVideo},
      {"name;price\nMarie;49\n"sv, "text/plain", Kind::Text},
      {"Caf\xE9 in an old encoding"sv, "text/plain", Kind::Text},
      {"<svg xmlns='http://www.w3.org/2000/svg'>"sv, "application/xml", Kind::Markup},
      {"\xEF\xBB\xBF  <?xml version='1.0'?>"sv, "application/xml", Kind::Markup},
      {"<!DOCTYPE html>"sv, "application/xml", Kind::Markup},
      {"MZ\x90\0\x03\0"sv, "application/octet-stream", Kind::Unknown},
      {""sv, "application/octet-stream", Kind::Unknown},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CHECK(type_of(row.head) == FileType{std::string(row.type), row.kind});
  }
}

TEST_CASE("no beginning of a file makes the reader stumble") {
  const std::string_view heads[] = {"\0\0\0\x20""ftyp"sv, "RIFF1234WEBPVP", "PK\x03", "\xFF",
                                    "G",  "OggS", "\x1A\x45\xDF\xA3"};
  for (const std::string_view head : heads) {
    for (std::size_t length = 0; length <= head.size(); ++length) {
      CHECK_NOTHROW(type_of(head.substr(0, length)));
    }
  }
}

namespace {

struct Upload {
  Purpose purpose;
  std::string_view name;
  std::string_view declared;
  FileType found;
  std::string_view refusal;
};

const FileType png{"image/png", Kind::Image};
const FileType pdf{"application/pdf", Kind::Document};
const FileType zip{"application/zip", Kind::Archive};
const FileType mp4{"video/mp4", Kind::Video};
const FileType mov{"video/quicktime", Kind::ForeignVideo};
const FileType mp3{"audio/mpeg", Kind::Audio};
const FileType text{"text/plain", Kind::Text};
const FileType csv{"text/csv", Kind::Text};
const FileType svg{"application/xml", Kind::Markup};
const FileType word{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    Kind::Document};

}  // namespace

TEST_CASE("an upload is refused for what it is, not for what it is called") {
  const Upload uploads[] = {
      {Purpose::Image, "photo.png", "image/png", png, ""},
      {Purpose::Image, "PHOTO.JPG", "image/jpeg", png, ""},
      {Purpose::Image, "photo", "", png, ""},
      {Purpose::Image, "photo.png", "image/png", pdf, "upload.wrong_type"},
      {Purpose::Image, "logo.svg", "image/svg+xml", svg, "upload.wrong_type"},
      {Purpose::Video, "lesson.mp4", "video/mp4", mp4, ""},
      {Purpose::Video, "lesson.mov", "video/quicktime", mov, "upload.not_playable"},
      {Purpose::Video, "lesson.mp4", "video/mp4", mov, "upload.not_playable"},
      {Purpose::Video, "lesson.mp4", "video/mp4", png, "upload.wrong_type"},
      {Purpose::Video, "song.mp3", "audio/mpeg", mp3, "upload.wrong_type"},
      {Purpose::File, "song.mp3", "audio/mp3", mp3, ""},
      {Purpose::File, "song.ogg", "application/ogg", {"audio/ogg", Kind::Audio}, ""},
      {Purpose::File, "voice.m4a", "audio/x-m4a", mp4, ""},
      {Purpose::File, "plan.pdf", "application/pdf", pdf, ""},
      {Purpose::File, "plan.pdf", "application/pdf", zip, "upload.wrong_type"},
      {Purpose::File, "plan.zip", "application/x-zip-compressed", zip, ""},
      {Purpose::File, "plan.docx", "", word, ""},
      {Purpose::File, "plan.docx", "", zip, "upload.wrong_type"},
      {Purpose::File, "list.csv", "application/vnd.ms-excel", csv, ""},
      {Purpose::File, "list.txt", "text/plain", text, ""},
      {Purpose::File, "script.js", "text/javascript", text, "upload.wrong_type"},
      {Purpose::File, "README", "", text, "upload.wrong_type"},
      {Purpose::File, "page.txt", "text/plain", svg, "upload.wrong_type"},
      {Purpose::File, "setup.exe", "", {}, "upload.wrong_type"},
      {Purpose::File, "film.avi", "", mov, "upload.wrong_type"},
      {Purpose::File, "picture.bin", "application/pdf", png, "upload.wrong_type"},
  };
  for (const Upload& upload : uploads) {
    CAPTURE(upload.name);
    CAPTURE(upload.found.type);
    const auto reason =
        reason_to_refuse({upload.purpose, upload.name, upload.declared}, upload.found);
    CHECK(reason.value_or("") == upload.refusal);
  }
}

TEST_CASE("while only the head of a zip is there it may still become a document") {
  const Claim claim{Purpose::File, "plan.docx", ""};
  CHECK_FALSE(reason_to_refuse_head(claim, zip));
  CHECK(reason_to_refuse_head({Purpose::Image, "plan.docx", ""}, zip));
  CHECK(reason_to_refuse_head(claim, png));
}

TEST_CASE("plain text is CSV when it is called so") {
  CHECK(named_type(text, "people.CSV").type == "text/csv");
  CHECK(named_type(text, "people.txt").type == "text/plain");
  CHECK(named_type(png, "people.csv").type == "image/png");
}

}  // namespace files
