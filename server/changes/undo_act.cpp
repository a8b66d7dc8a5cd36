// SPDX-License-Identifier: Apache-2.0
#include "changes/undo_act.h"

#include <functional>
#include <map>
#include <utility>

#include "base/rejections.h"
#include "changes/lesson_acts.h"
#include "changes/undo_dates.h"
#include "changes/undo_plan.h"
#include "changes/undo_terms.h"
#include "enrolments/delete_person.h"

namespace changes {
namespace {

using base::Id;
using journal::Entry;
using people::Contact;

using Undo = void (*)(db::Transaction& tx, const enrolments::PastAct& act,
                      const base::Actor& actor);

/// Which acts can be taken back, and how.
const std::map<std::string, Undo, std::less<>>& undo_handlers() {
  static const std::map<std::string, Undo, std::less<>> handlers{
      {"access.given", enrolments::undo_given},
      {"access.extended", enrolments::undo_given},
      {"access.revoked", enrolments::undo_revoked},
      {"access.end_changed", undo_dates},
      {"access.frozen", undo_dates},
      {"access.unfrozen", undo_dates},
      {"access.plan_changed", undo_plan_change},
      {"order.changed", undo_terms},
      {"order.paid", enrolments::undo_paid},
      {"payment.recorded", enrolments::undo_payment},
      {"contact.deleted", enrolments::undo_deletion},
      {"lesson.opened_for", undo_lesson_act},
      {"lesson.closed_for", undo_lesson_act},
      {"lesson.override_ended", undo_lesson_act},
      {"lesson.passed_for", undo_lesson_act},
      {"lesson.pass_reset", undo_lesson_act},
  };
  return handlers;
}

struct EntryRow {
  Id<Entry> id;
  std::string action;
  std::string object_kind;
  std::int64_t object_id = 0;
  Id<Contact> contact;
  std::string details;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(EntryRow, (),
                      (id, action, object_kind, object_id, contact, details, undone))

EntryRow entry_of(db::Reader& reader, Id<Entry> id) {
  auto row = reader.find<EntryRow>(
      "SELECT j.id, j.action, j.object_kind, j.object_id, j.contact_id, "
      "COALESCE(d.payload, ''), "
      "EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id) FROM journal j "
      "LEFT JOIN journal_details d ON d.journal_id = j.id "
      "WHERE j.id = $1 AND j.contact_id IS NOT NULL",
      id);
  if (!row) throw base::NotFound("journal.not_found");
  return std::move(*row);
}

}  // namespace

void undo_act(db::Transaction& tx, Id<Entry> id, const base::Actor& actor,
              std::optional<Id<journal::Batch>> batch) {
  const EntryRow entry = entry_of(tx, id);
  const auto handler = undo_handlers().find(entry.action);
  if (handler == undo_handlers().end()) throw base::Conflict("undo.not_possible");
  if (entry.undone) throw base::Conflict("undo.done_already");
  // The details go with a person who was deleted for good.
  if (entry.details.empty()) throw base::Conflict("undo.too_late");
  journal::record(tx, actor,
                  {.action = entry.action + ".undone",
                   .object = {entry.object_kind, entry.object_id},
                   .contact = entry.contact,
                   .batch = batch,
                   .undoes = id});
  handler->second(tx, {id, entry.contact, entry.object_id, entry.details}, actor);
}

}  // namespace changes
