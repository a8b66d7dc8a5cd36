// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "http/page.h"
#include "people/change_contact.h"
#include "people/contact_card.h"
#include "people/notes.h"
#include "people/people_api.h"

// The list of contacts needs orders and access, and adding one may open access: those routes live
// in later folders (`reports`, `enrolments`).

namespace people {
namespace {

using http::Call;
using http::Permission;

ContactCard show(Call& call) {
  const Contact contact = contact_of(call.read(), call.id<Contact>("id"));
  return card_of(call.read(), contact, call.actor());
}

ContactCard edit(Call& call, const ContactPatch& patch) {
  const auto id = call.id<Contact>("id");
  return call.write([&](db::Transaction& tx) {
    const Contact contact = contact_of(tx, id);
    call.expect(card_of(tx, contact, call.actor()));
    return card_of(tx, change(tx, contact, patch, call.actor()), call.actor());
  });
}

http::Page<Note> list_notes(Call& call, const http::PageWanted& wanted) {
  const auto contact = contact_of(call.read(), call.id<Contact>("id"));
  return http::page_of(notes_of(call.read(), contact.id), wanted);
}

struct NoteDraft {
  describe::Text<1, 5000> body;
};
BOOST_DESCRIBE_STRUCT(NoteDraft, (), (body))

Note write_note(Call& call, const NoteDraft& draft) {
  const auto id = call.id<Contact>("id");
  return call.write([&](db::Transaction& tx) {
    return add_note(tx, contact_of(tx, id).id, draft.body.v, call.actor());
  });
}

void delete_note(Call& call) {
  const auto id = call.id<Note>("id");
  call.write([&](db::Transaction& tx) { remove_note(tx, note_of(tx, id), call.actor()); });
}

}  // namespace

std::vector<http::Route> contact_routes() {
  return {
      get("/api/contacts/{id}", Permission::ViewContacts, "One contact", show),
      patch("/api/contacts/{id}", Permission::EditContacts, "Change a contact", edit).versioned(),
  };
}

std::vector<http::Route> note_routes() {
  return {
      get("/api/contacts/{id}/notes", Permission::ViewContacts, "Notes on a contact, newest first",
          list_notes),
      post("/api/contacts/{id}/notes", Permission::EditContacts, "Add a signed note", write_note)
          .idempotent(),
      del("/api/notes/{id}", Permission::EditContacts, "Delete a note", delete_note),
  };
}

}  // namespace people
