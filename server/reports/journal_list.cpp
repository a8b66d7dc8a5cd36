// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "base/zone.h"
#include "changes/undoable.h"
#include "enrolments/undo_access.h"
#include "http/call.h"
#include "impact/undo_change.h"
#include "journal/journal.h"
#include "people/change_contact.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"
#include "school/school.h"
#include "staff/member.h"

namespace reports {
namespace {

using base::Id;
using base::Instant;
using http::Call;
using http::Permission;

/// `kind` is the prefix of ids, `object` one id of any kind. Days are those of the school, both
/// included.
struct JournalWanted {
  std::optional<Id<people::Contact>> contact;
  std::optional<describe::Text<3, 3>> kind;
  std::optional<describe::Text<0, 60>> object;
  std::optional<Id<staff::Member>> actor;
  std::optional<describe::Text<0, 60>> action;
  std::optional<base::Date> from;
  std::optional<base::Date> to;
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(JournalWanted, (),
                      (contact, kind, object, actor, action, from, to, limit, offset))

struct Row {
  Id<journal::Entry> id;
  Instant at;
  base::ActorKind actor_kind = base::ActorKind::System;
  std::int64_t actor_number = 0;
  std::optional<std::string> actor_name;
  std::string action;
  std::string object_kind;
  std::int64_t object_number = 0;
  std::optional<std::string> object_title;
  std::optional<Id<people::Contact>> contact;
  std::optional<std::string> contact_name;
  std::optional<std::string> details;
  bool undone = false;
  std::optional<Id<journal::Batch>> batch;
  std::optional<std::string> batch_name;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, at, actor_kind, actor_number, actor_name, action, object_kind,
                       object_number, object_title, contact, contact_name, details, undone, batch,
                       batch_name))

/// `id` of members of the team only.
struct JournalActor {
  base::ActorKind kind = base::ActorKind::System;
  std::optional<std::string> id;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(JournalActor, (), (kind, id, name))

/// `kind` is the prefix of the id; `title` is what it is called now, absent when it is gone.
struct JournalObject {
  std::string kind;
  std::string id;
  std::optional<std::string> title;
};
BOOST_DESCRIBE_STRUCT(JournalObject, (), (kind, id, title))

/// In whose history it shows; `name` is absent when the person is gone.
struct JournalPerson {
  Id<people::Contact> id;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(JournalPerson, (), (id, name))

/// An act on many, of which this one was a part.
struct JournalBatch {
  Id<journal::Batch> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(JournalBatch, (), (id, name))

/// `details` is what the act wrote, as JSON; absent when it was erased with a person, and when it
/// names sums and the reader may not see money.
struct JournalEntry {
  Id<journal::Entry> id;
  Instant at;
  JournalActor actor;
  std::string action;
  JournalObject object;
  std::optional<JournalPerson> contact;
  std::optional<describe::Json> details;
  bool undoable = false;
  bool undone = false;
  std::optional<JournalBatch> batch;
};
BOOST_DESCRIBE_STRUCT(JournalEntry, (),
                      (id, at, actor, action, object, contact, details, undoable, undone, batch))

constexpr std::string_view columns =
    "j.id, j.at, j.actor_kind, j.actor_id, "
    "COALESCE(s.name, k.name, a.first_name || ' ' || a.last_name), j.action, j.object_kind, "
    "j.object_id, CASE j.object_kind "
    "WHEN 'ord' THEN (SELECT CAST(number AS TEXT) FROM orders WHERE id = j.object_id) "
    "WHEN 'off' THEN (SELECT title FROM offers WHERE id = j.object_id) "
    "WHEN 'prd' THEN (SELECT title FROM products WHERE id = j.object_id) "
    "WHEN 'grt' THEN (SELECT p.title FROM grants g JOIN products p ON p.id = g.product_id "
    "WHERE g.id = j.object_id) "
    "WHEN 'mod' THEN (SELECT title FROM modules WHERE id = j.object_id) "
    "WHEN 'les' THEN (SELECT title FROM lessons WHERE id = j.object_id) "
    "WHEN 'sec' THEN (SELECT title FROM sections WHERE id = j.object_id) "
    "WHEN 'stf' THEN (SELECT name FROM staff WHERE id = j.object_id) "
    "WHEN 'tok' THEN (SELECT name FROM tokens WHERE id = j.object_id) "
    "WHEN 'tag' THEN (SELECT name FROM tags WHERE id = j.object_id) "
    "WHEN 'fld' THEN (SELECT title FROM fields WHERE id = j.object_id) "
    "WHEN 'tpl' THEN (SELECT title FROM mail_templates WHERE id = j.object_id) "
    "WHEN 'mai' THEN (SELECT subject FROM mails WHERE id = j.object_id) "
    "WHEN 'bat' THEN b.name "
    "WHEN 'imp' THEN (SELECT name FROM imports WHERE id = j.object_id) END, "
    "j.contact_id, COALESCE(NULLIF(TRIM(c.first_name || ' ' || c.last_name), ''), c.email), "
    "d.payload, EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id), "
    "b.id, b.name";

constexpr std::string_view tables =
    "journal j LEFT JOIN journal_details d ON d.journal_id = j.id "
    "LEFT JOIN staff s ON j.actor_kind = 'staff' AND s.id = j.actor_id "
    "LEFT JOIN tokens k ON j.actor_kind = 'token' AND k.id = j.actor_id "
    "LEFT JOIN contacts a ON j.actor_kind = 'student' AND a.id = j.actor_id "
    "LEFT JOIN contacts c ON c.id = j.contact_id "
    "LEFT JOIN batches b ON b.id = j.batch_id";

JournalActor actor_of(const Row& row) {
  JournalActor actor{.kind = row.actor_kind, .id = std::nullopt, .name = row.actor_name};
  if (row.actor_kind == base::ActorKind::Staff) {
    actor.id = Id<staff::Member>::from_number(row.actor_number).text();
  }
  return actor;
}

/// Money is written with its currency wherever it is written.
bool may_read(const std::string& details, const base::Actor& reader) {
  return reader.may(Permission::ViewMoney) || !details.contains("\"currency\"");
}

JournalEntry view_of(const Row& row, const base::Actor& reader) {
  JournalEntry entry;
  entry.id = row.id;
  entry.at = row.at;
  entry.actor = actor_of(row);
  entry.action = row.action;
  entry.object = {row.object_kind, base::id_text(row.object_kind, row.object_number),
                  row.object_title};
  if (row.contact) entry.contact = JournalPerson{*row.contact, row.contact_name};
  if (row.details && may_read(*row.details, reader)) entry.details = describe::Json{*row.details};
  entry.undone = row.undone;
  if (row.batch) entry.batch = JournalBatch{*row.batch, *row.batch_name};
  entry.undoable = !row.undone && (enrolments::is_undoable(row.action) ||
                                   changes::is_undoable(row.action) ||
                                   impact::is_undoable(row.action));
  return entry;
}

http::Page<JournalEntry> list_entries(Call& call, const db::Conditions& conditions,
                                      const Limit& limit, const Offset& offset) {
  const auto page = list_page<Row>(call.read(), columns, tables, conditions, "j.id DESC", limit,
                                   offset);
  http::Page<JournalEntry> result{.total = page.total};
  for (const Row& row : page.items) result.items.push_back(view_of(row, call.actor()));
  return result;
}

void add_object(const std::string& typed, db::Conditions& conditions) {
  const std::string prefix = typed.substr(0, 3);
  const auto number = base::id_number(prefix, typed);
  if (!number) throw base::Invalid("/object", "id.invalid");
  conditions.add("j.object_kind = ? AND j.object_id = #", prefix, *number);
}

db::Conditions conditions_of(const JournalWanted& wanted, base::TimeZone zone) {
  db::Conditions conditions;
  if (wanted.contact) conditions.add("j.contact_id = ?", wanted.contact->number());
  if (wanted.kind) conditions.add("j.object_kind = ?", wanted.kind->v);
  if (wanted.object) add_object(wanted.object->v, conditions);
  if (wanted.actor) {
    conditions.add("j.actor_kind = 'staff' AND j.actor_id = ?", wanted.actor->number());
  }
  if (wanted.action) conditions.add("j.action = ?", wanted.action->v);
  if (wanted.from) {
    conditions.add("j.at >= ?", base::start_of_day(*wanted.from, zone).milliseconds());
  }
  if (wanted.to) conditions.add("j.at < ?", base::end_of_day(*wanted.to, zone).milliseconds());
  return conditions;
}

http::Page<JournalEntry> list(Call& call, const JournalWanted& wanted) {
  const auto zone = school::school_of(call.read()).zone;
  return list_entries(call, conditions_of(wanted, zone), wanted.limit, wanted.offset);
}

/// Whoever may see a contact may read its history.
http::Page<JournalEntry> list_of_contact(Call& call, const http::PageWanted& wanted) {
  db::Conditions conditions;
  const auto contact = people::contact_of(call.read(), call.id<people::Contact>("id"));
  conditions.add("j.contact_id = ?", contact.id.number());
  return list_entries(call, conditions, wanted.limit, wanted.offset);
}

/// What is in nobody's history is for those who read the whole journal.
JournalEntry show(Call& call) {
  const auto id = call.id<journal::Entry>("id");
  db::Conditions conditions;
  conditions.add("j.id = ?", id.number());
  auto page = list_entries(call, conditions, {}, {});
  const bool hidden = page.items.empty() || (!page.items.front().contact &&
                                             !call.actor().may(Permission::ViewJournal));
  if (hidden) throw base::NotFound("journal.not_found");
  return std::move(page.items.front());
}

}  // namespace

std::vector<http::Route> journal_list_routes() {
  return {
      http::get("/api/journal", Permission::ViewJournal, "Who did what, newest first", list),
      http::get("/api/contacts/{id}/journal", Permission::ViewContacts, "History of a contact",
                list_of_contact),
      http::get("/api/journal/{id}", Permission::ViewContacts, "One act, as the journal tells it",
                show),
  };
}

}  // namespace reports
