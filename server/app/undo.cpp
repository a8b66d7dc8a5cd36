// SPDX-License-Identifier: Apache-2.0
#include "app/undo.h"

#include <functional>
#include <map>

#include "base/rejections.h"
#include "changes/lesson_acts.h"
#include "changes/undo_dates.h"
#include "changes/undo_plan.h"
#include "changes/undo_terms.h"
#include "describe/describe.h"
#include "enrolments/delete_person.h"
#include "enrolments/undo_access.h"
#include "http/call.h"
#include "journal/journal.h"

namespace app {
namespace {

using base::Id;
using http::Call;
using http::Permission;
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
      {"access.end_changed", changes::undo_dates},
      {"access.frozen", changes::undo_dates},
      {"access.unfrozen", changes::undo_dates},
      {"access.plan_changed", changes::undo_plan_change},
      {"order.changed", changes::undo_terms},
      {"order.paid", enrolments::undo_paid},
      {"payment.recorded", enrolments::undo_payment},
      {"contact.deleted", enrolments::undo_deletion},
      {"lesson.opened_for", changes::undo_lesson_act},
      {"lesson.closed_for", changes::undo_lesson_act},
      {"lesson.override_ended", changes::undo_lesson_act},
      {"lesson.passed_for", changes::undo_lesson_act},
      {"lesson.pass_reset", changes::undo_lesson_act},
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

void undo(Call& call) {
  const auto id = call.id<Entry>("id");
  call.write([&](db::Transaction& tx) {
    const EntryRow entry = entry_of(tx, id);
    const auto handler = undo_handlers().find(entry.action);
    if (handler == undo_handlers().end()) throw base::Conflict("undo.not_possible");
    if (entry.undone) throw base::Conflict("undo.done_already");
    // The details go with a person who was deleted for good.
    if (entry.details.empty()) throw base::Conflict("undo.too_late");
    journal::record(tx, call.actor(),
                    {.action = entry.action + ".undone",
                     .object = {entry.object_kind, entry.object_id},
                     .contact = entry.contact,
                     .undoes = id});
    handler->second(tx, {id, entry.contact, entry.object_id, entry.details}, call.actor());
  });
}

}  // namespace

std::vector<http::Route> journal_routes() {
  return {
      http::post("/api/journal/{id}/undo", Permission::GiveAccess,
                 "Take an act back, where nothing newer depends on it", undo)
          .status(204),
  };
}

}  // namespace app
