// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "courses/product.h"
#include "db/reader.h"
#include "describe/types.h"
#include "files/file.h"

namespace courses {

enum class BlockType { Text, Image, File, Video };
BOOST_DESCRIBE_ENUM(BlockType, Text, Image, File, Video)

/// One piece of a lesson, in order. A text has `doc` (the editor's JSON); an image and a file have
/// `file`; a video has `file` or `url`. With `section` it belongs to that part of the lesson.
struct Block {
  describe::Text<1, 40> id;
  BlockType type = BlockType::Text;
  std::optional<Id<Section>> section;
  std::optional<describe::Json> doc;
  std::optional<Id<files::File>> file;
  std::optional<describe::Text<1, 500>> url;
  std::optional<describe::Text<0, 300>> title;
  /// What a picture shows, for those who cannot see it.
  std::optional<describe::Text<0, 500>> alt;
  std::optional<describe::Text<0, 500>> caption;
};
BOOST_DESCRIBE_STRUCT(Block, (), (id, type, section, doc, file, url, title, alt, caption))

using Blocks = describe::List<Block, 500>;

/// Throws Invalid with every wrong block: a missing part, a link that is not https, an unknown
/// section, an id that occurs twice.
void check_blocks(const Blocks& blocks, const Lesson& lesson);

/// Throws Invalid for every file that is unknown, not ready, or no picture or film where one is to
/// be seen.
void check_files(db::Reader& reader, const Blocks& blocks);

/// As they are stored.
Blocks blocks_from(const describe::Json& stored);

/// The files they show.
std::vector<Id<files::File>> files_in(const Blocks& blocks);

}  // namespace courses
