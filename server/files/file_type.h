// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What a file is, told by its bytes. Names and declared types are claims of a stranger.

namespace files {

enum class Kind {
  Image,
  Video,
  /// A container or a codec that browsers do not play.
  ForeignVideo,
  Audio,
  Document,
  Archive,
  Text,
  /// Pages and drawings that can hold scripts: HTML, SVG, XML.
  Markup,
  Unknown,
};

struct FileType {
  std::string type = "application/octet-stream";
  Kind kind = Kind::Unknown;
  friend bool operator==(const FileType&, const FileType&) = default;
};

/// So many bytes from the start are enough to tell.
inline constexpr std::size_t head_max = 4096;

/// A document of an office program is told as the zip it lies in: see `office_type`.
FileType type_of(std::string_view head);

}  // namespace files
