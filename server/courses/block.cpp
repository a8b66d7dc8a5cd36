// SPDX-License-Identifier: Apache-2.0
#include "courses/block.h"

#include <algorithm>
#include <set>

#include "base/rejections.h"
#include "describe/describe.h"
#include "files/file_table.h"
#include "fmt/core.h"

namespace courses {
namespace {

std::optional<base::FieldError> missing_part(const Block& block) {
  switch (block.type) {
    case BlockType::Text:
      if (!block.doc) return base::FieldError{"/doc", "required", {}};
      return std::nullopt;
    case BlockType::Image:
    case BlockType::File:
      if (!block.file) return base::FieldError{"/file", "required", {}};
      return std::nullopt;
    case BlockType::Video:
      if (!block.file && !block.url) return base::FieldError{"/url", "required", {}};
      return std::nullopt;
  }
  std::unreachable();
}

bool is_section_of(const Lesson& lesson, Id<Section> section) {
  return std::ranges::find(lesson.sections, section, &Section::id) != lesson.sections.end();
}

bool may_show(BlockType type, files::Purpose purpose) {
  switch (type) {
    case BlockType::Image: return purpose == files::Purpose::Image;
    case BlockType::Video: return purpose == files::Purpose::Video;
    case BlockType::File: return true;
    case BlockType::Text: return false;
  }
  std::unreachable();
}

std::optional<std::string> wrong_file(const Block& block, const std::vector<files::File>& ready) {
  if (!block.file) return std::nullopt;
  const auto file = std::ranges::find(ready, *block.file, &files::File::id);
  if (file == ready.end()) return "file.unknown";
  if (!may_show(block.type, file->purpose)) return "file.wrong_type";
  return std::nullopt;
}

/// Stored blocks were checked when they came in; writing them out made them a little longer.
constexpr describe::ReadOptions stored_options{.limits = {.bytes_max = std::size_t{4} << 20}};

}  // namespace

void check_blocks(const Blocks& blocks, const Lesson& lesson) {
  std::vector<base::FieldError> errors;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < blocks.v.size(); ++i) {
    const Block& block = blocks.v[i];
    const auto fail = [&](std::string_view pointer, std::string code) {
      errors.push_back({fmt::format("/content/{}{}", i, pointer), std::move(code), {}});
    };
    if (const auto missing = missing_part(block)) fail(missing->pointer, missing->code);
    if (block.url && !block.url->v.starts_with("https://")) fail("/url", "link.invalid");
    if (block.section && !is_section_of(lesson, *block.section)) {
      fail("/section", "section.unknown");
    }
    if (!ids.insert(block.id.v).second) fail("/id", "id.twice");
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
}

void check_files(db::Reader& reader, const Blocks& blocks) {
  const auto ready = files::ready_files(reader, files_in(blocks));
  std::vector<base::FieldError> errors;
  for (std::size_t i = 0; i < blocks.v.size(); ++i) {
    if (auto wrong = wrong_file(blocks.v[i], ready)) {
      errors.push_back({fmt::format("/content/{}/file", i), std::move(*wrong), {}});
    }
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
}

Blocks blocks_from(const describe::Json& stored) {
  return describe::from_json<Blocks>(stored.text, stored_options);
}

std::vector<Id<files::File>> files_in(const Blocks& blocks) {
  std::vector<Id<files::File>> ids;
  for (const Block& block : blocks.v) {
    if (block.file) ids.push_back(*block.file);
  }
  return ids;
}

}  // namespace courses
