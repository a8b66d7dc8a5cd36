// SPDX-License-Identifier: Apache-2.0
#include "people/tags.h"

#include <algorithm>

#include "base/rejections.h"
#include "base/sort_key.h"
#include "base/text.h"
#include "describe/describe.h"
#include "journal/journal.h"

namespace people {
namespace {

struct Renaming {
  std::string before;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(Renaming, (), (before, after))

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          const Tag& tag, const std::string& after) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(tag.id),
                   .details = describe::to_json(Renaming{tag.name, after})});
}

std::optional<Id<Tag>> find_tag_named(db::Reader& reader, const std::string& name) {
  return reader.find<Id<Tag>>("SELECT id FROM tags WHERE folded = $1", base::folded(name));
}

}  // namespace

std::vector<Tag> list_tags(db::Reader& reader) {
  auto tags = reader.all<Tag>(
      "SELECT t.id, t.name, COUNT(c.contact_id) FROM tags t "
      "LEFT JOIN contact_tags c ON c.tag_id = t.id GROUP BY t.id, t.name");
  std::ranges::sort(tags, {}, [](const Tag& tag) { return base::sort_key({tag.name}); });
  return tags;
}

Tag tag_of(db::Reader& reader, Id<Tag> id) {
  auto tag = reader.find<Tag>(
      "SELECT id, name, (SELECT COUNT(*) FROM contact_tags WHERE tag_id = tags.id) "
      "FROM tags WHERE id = $1",
      id);
  if (!tag) throw base::NotFound("tag.not_found");
  return std::move(*tag);
}

std::vector<std::string> tags_of(db::Reader& reader, Id<Contact> contact) {
  auto names = reader.all<std::string>(
      "SELECT t.name FROM contact_tags c JOIN tags t ON t.id = c.tag_id "
      "WHERE c.contact_id = $1",
      contact);
  std::ranges::sort(names, {}, [](const std::string& name) { return base::sort_key({name}); });
  return names;
}

Id<Tag> tag_named(db::Transaction& tx, const std::string& name) {
  if (const auto known = find_tag_named(tx, name)) return *known;
  const auto id = tx.new_id<Tag>();
  tx.run("INSERT INTO tags (id, name, folded) VALUES ($1, $2, $3)", id, name,
         base::folded(name));
  return id;
}

void set_tags(db::Transaction& tx, Id<Contact> contact, const TagNames& names) {
  tx.run("DELETE FROM contact_tags WHERE contact_id = $1", contact);
  for (const auto& name : names) add_tag(tx, contact, tag_named(tx, name.v));
}

void add_tag(db::Transaction& tx, Id<Contact> contact, Id<Tag> tag) {
  tx.run(
      "INSERT INTO contact_tags (contact_id, tag_id) VALUES ($1, $2) "
      "ON CONFLICT (contact_id, tag_id) DO NOTHING",
      contact, tag);
}

Tag rename_tag(db::Transaction& tx, const Tag& tag, const std::string& name,
               const base::Actor& actor) {
  const auto other = find_tag_named(tx, name);
  if (other && *other != tag.id) throw base::Conflict("tag.exists", other->text());
  tx.run("UPDATE tags SET name = $2, folded = $3 WHERE id = $1", tag.id, name,
         base::folded(name));
  note(tx, actor, "tag.renamed", tag, name);
  return {tag.id, name, tag.contacts};
}

void remove_tag(db::Transaction& tx, const Tag& tag, const base::Actor& actor) {
  tx.run("DELETE FROM contact_tags WHERE tag_id = $1", tag.id);
  tx.run("DELETE FROM tags WHERE id = $1", tag.id);
  note(tx, actor, "tag.deleted", tag, "");
}

}  // namespace people
