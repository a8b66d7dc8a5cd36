// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "db/transaction.h"
#include "people/contact.h"

namespace people {

using TagNames = std::vector<describe::Text<1, 60>>;

/// A word put on contacts. Two names that differ only in case or accents are one tag.
struct Tag {
  static constexpr std::string_view id_prefix = "tag";
  Id<Tag> id;
  std::string name;
  std::int64_t contacts = 0;
};
BOOST_DESCRIBE_STRUCT(Tag, (), (id, name, contacts))

std::vector<Tag> list_tags(db::Reader& reader);
/// Throws NotFound.
Tag tag_of(db::Reader& reader, Id<Tag> id);
std::vector<std::string> tags_of(db::Reader& reader, Id<Contact> contact);

/// The tag of this name, made when there is none.
Id<Tag> tag_named(db::Transaction& tx, const std::string& name);
void set_tags(db::Transaction& tx, Id<Contact> contact, const TagNames& names);
void add_tag(db::Transaction& tx, Id<Contact> contact, Id<Tag> tag);

/// Renaming to the name of another tag is refused with `tag.exists`.
Tag rename_tag(db::Transaction& tx, const Tag& tag, const std::string& name,
               const base::Actor& actor);
void remove_tag(db::Transaction& tx, const Tag& tag, const base::Actor& actor);

}  // namespace people
