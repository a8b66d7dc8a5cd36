// SPDX-License-Identifier: Apache-2.0
#include "people/notes.h"

#include "base/rejections.h"
#include "describe/describe.h"
#include "journal/journal.h"

namespace people {
namespace {

void record(db::Transaction& tx, const base::Actor& actor, std::string_view action,
            const Note& note) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(note.id),
                   .contact = note.contact,
                   .details = describe::to_json(note)});
}

}  // namespace

std::vector<Note> notes_of(db::Reader& reader, Id<Contact> contact) {
  return reader.all<Note>(
      "SELECT id, contact_id, body, author, written_at FROM notes WHERE contact_id = $1 "
      "ORDER BY id DESC LIMIT 500",
      contact);
}

Note note_of(db::Reader& reader, Id<Note> id) {
  auto note = reader.find<Note>(
      "SELECT id, contact_id, body, author, written_at FROM notes WHERE id = $1", id);
  if (!note) throw base::NotFound("note.not_found");
  return std::move(*note);
}

Note add_note(db::Transaction& tx, Id<Contact> contact, const std::string& body,
              const base::Actor& actor) {
  const Note note{tx.new_id<Note>(), contact, body, actor.name, tx.now()};
  tx.run(
      "INSERT INTO notes (id, contact_id, body, written_by, author, written_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      note.id, note.contact, note.body, actor.person, note.author, note.written_at);
  record(tx, actor, "note.added", note);
  return note;
}

void remove_note(db::Transaction& tx, const Note& note, const base::Actor& actor) {
  tx.run("DELETE FROM notes WHERE id = $1", note.id);
  record(tx, actor, "note.deleted", note);
}

}  // namespace people
