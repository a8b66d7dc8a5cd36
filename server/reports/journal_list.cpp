// SPDX-License-Identifier: Apache-2.0
#include "enrolments/undo_access.h"
#include "http/call.h"
#include "journal/journal.h"
#include "people/contact.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using base::Id;
using base::Instant;
using http::Call;
using http::Permission;

struct JournalWanted {
  std::optional<Id<people::Contact>> contact;
  std::optional<describe::Text<0, 60>> action;
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(JournalWanted, (), (contact, action, limit, offset))

struct Row {
  Id<journal::Entry> id;
  Instant at;
  base::ActorKind actor_kind = base::ActorKind::System;
  std::optional<std::string> actor_name;
  std::string action;
  std::string object_kind;
  std::int64_t object_number = 0;
  std::optional<std::string> details;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, at, actor_kind, actor_name, action, object_kind, object_number,
                       details, undone))

struct JournalActor {
  base::ActorKind kind = base::ActorKind::System;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(JournalActor, (), (kind, name))

/// `kind` is the prefix of the id.
struct JournalObject {
  std::string kind;
  std::string id;
};
BOOST_DESCRIBE_STRUCT(JournalObject, (), (kind, id))

/// `details` is what the act wrote, as JSON; absent when it was erased with a person.
struct JournalEntry {
  Id<journal::Entry> id;
  Instant at;
  JournalActor actor;
  std::string action;
  JournalObject object;
  std::optional<describe::Json> details;
  bool undoable = false;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(JournalEntry, (),
                      (id, at, actor, action, object, details, undoable, undone))

JournalEntry view_of(const Row& row) {
  JournalEntry entry;
  entry.id = row.id;
  entry.at = row.at;
  entry.actor = {row.actor_kind, row.actor_name};
  entry.action = row.action;
  entry.object = {row.object_kind, base::id_text(row.object_kind, row.object_number)};
  if (row.details) entry.details = describe::Json{*row.details};
  entry.undone = row.undone;
  entry.undoable = !row.undone && enrolments::is_undoable(row.action);
  return entry;
}

http::Page<JournalEntry> list_entries(Call& call, const db::Conditions& conditions,
                                      const Limit& limit, const Offset& offset) {
  const auto page = list_page<Row>(
      call.read(),
      "j.id, j.at, j.actor_kind, COALESCE(s.name, k.name, c.first_name || ' ' || c.last_name), "
      "j.action, j.object_kind, j.object_id, d.payload, "
      "EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id)",
      "journal j LEFT JOIN journal_details d ON d.journal_id = j.id "
      "LEFT JOIN staff s ON j.actor_kind = 'staff' AND s.id = j.actor_id "
      "LEFT JOIN tokens k ON j.actor_kind = 'token' AND k.id = j.actor_id "
      "LEFT JOIN contacts c ON j.actor_kind = 'student' AND c.id = j.actor_id",
      conditions, "j.id DESC", limit, offset);
  http::Page<JournalEntry> result{.total = page.total};
  for (const Row& row : page.items) result.items.push_back(view_of(row));
  return result;
}

http::Page<JournalEntry> list(Call& call, const JournalWanted& wanted) {
  db::Conditions conditions;
  if (wanted.contact) conditions.add("j.contact_id = ?", wanted.contact->number());
  if (wanted.action) conditions.add("j.action = ?", wanted.action->v);
  return list_entries(call, conditions, wanted.limit, wanted.offset);
}

/// Whoever may see a contact may read its history.
http::Page<JournalEntry> list_of_contact(Call& call, const http::PageWanted& wanted) {
  db::Conditions conditions;
  conditions.add("j.contact_id = ?", call.id<people::Contact>("id").number());
  return list_entries(call, conditions, wanted.limit, wanted.offset);
}

}  // namespace

std::vector<http::Route> journal_list_routes() {
  return {
      http::get("/api/journal", Permission::ViewJournal, "Who did what, newest first", list),
      http::get("/api/contacts/{id}/journal", Permission::ViewContacts, "History of a contact",
                list_of_contact),
  };
}

}  // namespace reports
