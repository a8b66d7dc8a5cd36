// SPDX-License-Identifier: Apache-2.0
#include "files/file_type.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace files {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  std::string_view type;
  Kind kind;
};

constexpr std::array magics{
    Magic{0, "\x89PNG\r\n\x1a\n"sv, "image/png", Kind::Image},
    Magic{0, "\xFF\xD8\xFF"sv, "image/jpeg", Kind::Image},
    Magic{0, "GIF87a"sv, "image/gif", Kind::Image},
    Magic{0, "GIF89a"sv, "image/gif", Kind::Image},
    Magic{8, "WEBPVP8"sv, "image/webp", Kind::Image},
    Magic{0, "%PDF-"sv, "application/pdf", Kind::Document},
    Magic{0, "PK\x03\x04"sv, "application/zip", Kind::Archive},
    Magic{0, "ID3"sv, "audio/mpeg", Kind::Audio},
    Magic{8, "AVI "sv, "video/x-msvideo", Kind::ForeignVideo},
    Magic{0, "FLV\x01"sv, "video/x-flv", Kind::ForeignVideo},
    Magic{0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, "video/x-ms-wmv", Kind::ForeignVideo},
    Magic{0, "\x00\x00\x01\xBA"sv, "video/mpeg", Kind::ForeignVideo},
    Magic{0, "\x00\x00\x01\xB3"sv, "video/mpeg", Kind::ForeignVideo},
    Magic{4, "moov"sv, "video/quicktime", Kind::ForeignVideo},
    Magic{4, "mdat"sv, "video/quicktime", Kind::ForeignVideo},
    Magic{4, "wide"sv, "video/quicktime", Kind::ForeignVideo},
};

bool has(std::string_view head, std::size_t offset, std::string_view bytes) {
  return head.size() >= offset + bytes.size() && head.substr(offset, bytes.size()) == bytes;
}

bool is_one_of(std::string_view brand, std::initializer_list<std::string_view> brands) {
  return std::ranges::find(brands, brand) != brands.end();
}

/// ISO base media files say in a brand of four letters what they are.
FileType type_of_brand(std::string_view brand) {
  if (is_one_of(brand, {"M4A ", "M4B "})) return {"audio/mp4", Kind::Audio};
  if (brand == "qt  ") return {"video/quicktime", Kind::ForeignVideo};
  if (brand.starts_with("3g")) return {"video/3gpp", Kind::ForeignVideo};
  // Still pictures that not every browser shows.
  if (is_one_of(brand, {"heic", "heix", "heim", "hevc", "mif1", "msf1", "avif", "avis"})) return {};
  return {"video/mp4", Kind::Video};
}

FileType type_of_matroska(std::string_view head) {
  if (head.substr(0, 64).contains("\x42\x82\x84webm"sv)) return {"video/webm", Kind::Video};
  return {"video/x-matroska", Kind::ForeignVideo};
}

FileType type_of_ogg(std::string_view head) {
  if (head.substr(0, 64).contains("\x80theora"sv)) return {"video/ogg", Kind::ForeignVideo};
  return {"audio/ogg", Kind::Audio};
}

std::uint8_t byte_at(std::string_view text, std::size_t index) {
  return static_cast<std::uint8_t>(text[index]);
}

/// A frame of MPEG audio, layer III, that no tag precedes.
bool is_mp3_frame(std::string_view head) {
  return head.size() >= 2 && byte_at(head, 0) == 0xFF && (byte_at(head, 1) & 0xE6) == 0xE2;
}

bool is_mpeg_stream(std::string_view head) {
  return head.size() > 376 && head[0] == 'G' && head[188] == 'G' && head[376] == 'G';
}

/// Of any 8-bit encoding: spreadsheets still write CSV in those of the last century. (UTF-16 text
/// is known by its mark.)
bool is_text(std::string_view head) {
  return !head.empty() && std::ranges::none_of(head, [](char letter) {
    const auto byte = static_cast<std::uint8_t>(letter);
    return byte == 0x7F || (byte < 0x20 && !"\t\n\r\f"sv.contains(letter));
  });
}

bool is_markup(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n\f");
  return first != std::string_view::npos && text[first] == '<';
}

}  // namespace

FileType type_of(std::string_view head) {
  for (const Magic& magic : magics) {
    if (has(head, magic.offset, magic.bytes)) return {std::string(magic.type), magic.kind};
  }
  if (has(head, 4, "ftyp") && head.size() >= 12) return type_of_brand(head.substr(8, 4));
  if (has(head, 0, "\x1A\x45\xDF\xA3")) return type_of_matroska(head);
  if (has(head, 0, "OggS")) return type_of_ogg(head);
  if (is_mp3_frame(head)) return {"audio/mpeg", Kind::Audio};
  if (is_mpeg_stream(head)) return {"video/mp2t", Kind::ForeignVideo};
  if (has(head, 0, "\xFF\xFE") || has(head, 0, "\xFE\xFF")) return {"text/plain", Kind::Text};
  if (!is_text(head)) return {};
  if (is_markup(head)) return {"application/xml", Kind::Markup};
  return {"text/plain", Kind::Text};
}

}  // namespace files
