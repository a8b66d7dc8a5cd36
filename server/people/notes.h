// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "db/transaction.h"
#include "people/contact.h"

namespace people {

/// A dated line on a contact, signed by whoever wrote it. Students never see notes.
struct Note {
  static constexpr std::string_view id_prefix = "not";
  Id<Note> id;
  Id<Contact> contact;
  std::string body;
  std::string author;
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, contact, body, author, written_at))

/// Newest first.
std::vector<Note> notes_of(db::Reader& reader, Id<Contact> contact);
/// Throws NotFound.
Note note_of(db::Reader& reader, Id<Note> id);
Note add_note(db::Transaction& tx, Id<Contact> contact, const std::string& body,
              const base::Actor& actor);
void remove_note(db::Transaction& tx, const Note& note, const base::Actor& actor);

}  // namespace people
