// SPDX-License-Identifier: Apache-2.0
#include "learning/media.h"

#include <algorithm>

#include "files/file_table.h"
#include "learning/rich_text.h"

namespace learning {
namespace {

template <class T>
std::optional<std::string> text_in(const std::optional<T>& text) {
  if (!text || text->v.empty()) return std::nullopt;
  return text->v;
}

MyBlock view_of(const courses::Block& block) {
  MyBlock view;
  view.id = block.id.v;
  view.type = block.type;
  if (block.type == courses::BlockType::Text) view.html = html_of(*block.doc);
  if (block.type == courses::BlockType::Video) view.url = text_in(block.url);
  view.title = text_in(block.title);
  view.alt = text_in(block.alt);
  view.caption = text_in(block.caption);
  return view;
}

}  // namespace

std::int64_t holder_of(const base::Actor& actor) { return actor.session.value_or(actor.person); }

files::SignedAddress address_of(http::Call& call, Id<files::File> file, LessonId lesson) {
  return call.services().parts.get<files::Files>().address(
      {.file = file, .lesson = lesson.text(), .holder = holder_of(call.actor())}, call.now());
}

std::vector<MyBlock> rendered(http::Call& call, const courses::Blocks& blocks, LessonId lesson) {
  const auto ready = files::ready_files(call.read(), courses::files_in(blocks));
  std::vector<MyBlock> views;
  for (const courses::Block& block : blocks.v) {
    MyBlock view = view_of(block);
    if (block.file) {
      const auto file = std::ranges::find(ready, *block.file, &files::File::id);
      if (file == ready.end()) continue;
      const auto address = address_of(call, file->id, lesson);
      view.url = address.url;
      view.expires_at = address.expires_at;
      view.name = file->name;
      view.size = file->size;
      view.mime = file->type;
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace learning
