// SPDX-License-Identifier: Apache-2.0
#include "batches/tag_row.h"

#include <algorithm>

#include "base/rejections.h"
#include "describe/describe.h"
#include "people/change_contact.h"
#include "people/tags_after.h"

namespace batches {
namespace {

/// What stood after the act and not before, and the other way round.
struct TagsMoved {
  people::TagNames added;
  people::TagNames removed;
};
BOOST_DESCRIBE_STRUCT(TagsMoved, (), (added, removed))

people::TagNames not_in(const people::TagNames& names, const people::TagNames& others) {
  people::TagNames left;
  for (const auto& name : names) {
    if (!people::names_tag(others, name.v)) left.push_back(name);
  }
  return left;
}

people::TagNames named(const std::vector<std::string>& tags) {
  people::TagNames names;
  for (const std::string& tag : tags) names.push_back({tag});
  return names;
}

}  // namespace

Judged judge_tags(const Judging& judging, BatchRow row) {
  const auto& act = judging.batch.act;
  const auto contact = people::contact_of(judging.reader, row.contact);
  const auto now = people::tags_of(judging.reader, row.contact);
  const auto after = people::tags_after(now, act.tag ? act.tag->names : people::TagNames{},
                                        act.untag ? act.untag->names : people::TagNames{});
  if (!after) {
    row.verdict = Verdict::Already;
    return {std::move(row), {}};
  }
  row.was = describe::to_json(TagsMoved{not_in(*after, named(now)), not_in(named(now), *after)});
  return {std::move(row), [contact, after = *after, batch = judging.batch.id](
                              auto& tx, const auto& actor) {
            return people::change_tags(tx, contact, after, actor, batch);
          }};
}

void undo_tags(db::Transaction& tx, const BatchRecord& batch, const BatchRow& row,
               const base::Actor& actor) {
  const auto contact = people::find_contact(tx, row.contact);
  if (!contact) throw base::Conflict("undo.newer_change");
  const auto moved = describe::from_json<TagsMoved>(row.was.value());
  const auto now = named(people::tags_of(tx, row.contact));
  const bool all_there = not_in(moved.added, now).empty();
  const bool none_back = not_in(moved.removed, now).size() == moved.removed.size();
  if (!all_there || !none_back) throw base::Conflict("undo.newer_change");
  people::TagNames before = not_in(now, moved.added);
  before.insert(before.end(), moved.removed.begin(), moved.removed.end());
  people::change_tags(tx, *contact, before, actor, batch.id);
}

}  // namespace batches
