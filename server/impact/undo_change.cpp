// SPDX-License-Identifier: Apache-2.0
#include "impact/undo_change.h"

#include <map>

#include "base/rejections.h"
#include "impact/keep_open.h"
#include "offers/offer.h"

namespace impact {
namespace {

using base::Permission;

struct EntryRow {
  Id<journal::Entry> id;
  std::string action;
  std::string object_kind;
  std::int64_t object_id = 0;
  std::string details;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(EntryRow, (), (id, action, object_kind, object_id, details, undone))

struct Later {
  Id<journal::Entry> id;
  std::string action;
};
BOOST_DESCRIBE_STRUCT(Later, (), (id, action))

void undo_offer(db::Transaction& tx, const EntryRow& entry) {
  const auto offer = offers::find_offer(tx, Id<offers::Offer>::from_number(entry.object_id));
  if (!offer) throw base::Conflict("undo.newer_change");
  offers::take_back_change(tx, *offer, entry.details);
}

struct Handler {
  void (*undo)(db::Transaction& tx, const EntryRow& entry);
  /// The right the act was done with.
  Permission permission;
};

const std::map<std::string, Handler, std::less<>>& handlers() {
  static const std::map<std::string, Handler, std::less<>> all{
      {"offer.changed", {undo_offer, Permission::EditOffers}},
  };
  return all;
}

std::optional<EntryRow> find_entry(db::Reader& reader, Id<journal::Entry> id) {
  return reader.find<EntryRow>(
      "SELECT j.id, j.action, j.object_kind, j.object_id, COALESCE(d.payload, ''), "
      "EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id) FROM journal j "
      "LEFT JOIN journal_details d ON d.journal_id = j.id "
      "WHERE j.id = $1 AND j.contact_id IS NULL",
      id);
}

/// Acts on one thing are taken back in order, the last first.
void refuse_later(db::Reader& reader, const EntryRow& entry) {
  const auto later = reader.find<Later>(
      "SELECT j.id, j.action FROM journal j WHERE j.object_kind = $1 AND j.object_id = $2 "
      "AND j.id > $3 AND j.undoes IS NULL "
      "AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id) "
      "ORDER BY j.id DESC LIMIT 1",
      entry.object_kind, entry.object_id, entry.id);
  if (later) throw base::Conflict("undo.newer_change", later->id.text(), later->action);
}

}  // namespace

bool undo_change(db::Transaction& tx, Id<journal::Entry> id, const base::Actor& actor) {
  const auto entry = find_entry(tx, id);
  if (!entry) return false;
  const auto handler = handlers().find(entry->action);
  if (handler == handlers().end() || !actor.may(handler->second.permission)) {
    throw base::NotFound("journal.not_found");
  }
  if (entry->undone) throw base::Conflict("undo.done_already");
  refuse_later(tx, *entry);
  handler->second.undo(tx, *entry);
  take_back_kept_open(tx, id);
  journal::record(tx, actor,
                  {.action = entry->action + ".undone",
                   .object = {entry->object_kind, entry->object_id},
                   .undoes = id});
  return true;
}

bool is_undoable(std::string_view action) { return handlers().contains(action); }

}  // namespace impact
