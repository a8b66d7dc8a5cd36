// SPDX-License-Identifier: Apache-2.0
#include "journal/later.h"

#include <algorithm>
#include <boost/describe/class.hpp>

namespace journal {
namespace {

struct Row {
  Id<Entry> id;
  std::string action;
  std::string object_kind;
  std::int64_t object_id = 0;
  std::string details;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, action, object_kind, object_id, details))

bool is_about(const Row& row, const Subject& subject) {
  const bool is_object =
      row.object_kind == subject.object.kind && row.object_id == subject.object.number;
  return is_object || row.details.find('"' + subject.text + '"') != std::string::npos;
}

}  // namespace

std::optional<LaterAct> find_later(db::Reader& reader, Id<Entry> entry,
                                   Id<people::Contact> contact,
                                   const std::vector<Subject>& subjects) {
  // COALESCE keeps SQLite from walking the index of `undoes` through the journal of all people.
  const auto rows = reader.all<Row>(
      "SELECT j.id, j.action, j.object_kind, j.object_id, d.payload FROM journal j "
      "JOIN journal_details d ON d.journal_id = j.id "
      "WHERE j.contact_id = $1 AND j.id > $2 AND COALESCE(j.undoes, 0) = 0 "
      "AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id) ORDER BY j.id DESC",
      contact, entry);
  const auto later = std::ranges::find_if(rows, [&](const Row& row) {
    return std::ranges::any_of(subjects,
                               [&](const Subject& subject) { return is_about(row, subject); });
  });
  if (later == rows.end()) return std::nullopt;
  return LaterAct{later->id, later->action};
}

}  // namespace journal
