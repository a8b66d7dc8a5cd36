// SPDX-License-Identifier: Apache-2.0
#include "files/mp4.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace files {
namespace {

// A file is a sequence of boxes: length in four bytes, type in four letters, content; a length of 1
// means that the real one follows in eight bytes, 0 means to the end.

struct Box {
  std::string type;
  std::int64_t begin = 0;  ///< Of its content.
  std::int64_t end = 0;
};

constexpr int boxes_max = 10'000;

std::int64_t number_in(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char letter : bytes) number = number << 8 | static_cast<std::uint8_t>(letter);
  return static_cast<std::int64_t>(number);
}

std::optional<Box> box_at(const BytesSource& source, std::int64_t offset, std::int64_t end) {
  const std::string head = source.read(offset, 16);
  if (head.size() < 8 || end - offset < 8) return std::nullopt;
  std::int64_t length = number_in(std::string_view(head).substr(0, 4));
  std::int64_t head_length = 8;
  if (length == 1 && head.size() == 16) {
    length = number_in(std::string_view(head).substr(8, 8));
    head_length = 16;
  }
  if (length == 0) length = end - offset;
  if (length < head_length || length > end - offset) return std::nullopt;
  return Box{head.substr(4, 4), offset + head_length, offset + length};
}

std::vector<Box> boxes_in(const BytesSource& source, std::int64_t begin, std::int64_t end,
                          std::string_view type) {
  std::vector<Box> found;
  std::int64_t offset = begin;
  for (int i = 0; i < boxes_max && offset < end; ++i) {
    auto box = box_at(source, offset, end);
    if (!box) break;
    offset = box->end;
    if (box->type == type) found.push_back(std::move(*box));
  }
  return found;
}

std::optional<Box> find_box(const BytesSource& source, Box box,
                            std::initializer_list<std::string_view> path) {
  for (const auto type : path) {
    const auto inner = boxes_in(source, box.begin, box.end, type);
    if (inner.empty()) return std::nullopt;
    box = inner.front();
  }
  return box;
}

bool is_picture_track(const BytesSource& source, const Box& track) {
  const auto handler = find_box(source, track, {"mdia", "hdlr"});
  return handler && source.read(handler->begin + 8, 4) == "vide";
}

bool is_known_codec(const BytesSource& source, const Box& track) {
  static constexpr std::array<std::string_view, 5> codecs{"avc1", "avc3", "av01", "vp08", "vp09"};
  const auto description = find_box(source, track, {"mdia", "minf", "stbl", "stsd"});
  if (!description) return false;
  const std::string codec = source.read(description->begin + 12, 4);
  return std::ranges::find(codecs, codec) != codecs.end();
}

}  // namespace

bool is_playable_mp4(const BytesSource& source) {
  const auto movie = find_box(source, {"", 0, source.size}, {"moov"});
  if (!movie) return false;
  bool has_pictures = false;
  for (const Box& track : boxes_in(source, movie->begin, movie->end, "trak")) {
    if (!is_picture_track(source, track)) continue;
    if (!is_known_codec(source, track)) return false;
    has_pictures = true;
  }
  return has_pictures;
}

}  // namespace files
