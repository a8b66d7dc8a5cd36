// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.h"
#include "enrolments/give_access.h"
#include "imports/import.h"
#include "people/consent.h"
#include "people/notes.h"
#include "staff/acting.h"

// All SQL of the tables imports, import_rows and import_columns.

namespace imports {

/// What an import may change of a person.
struct PersonState {
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::optional<base::Language> language;
  people::FieldValues fields;
  std::vector<std::string> tags;
  friend bool operator==(const PersonState&, const PersonState&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonState, (), (first_name, last_name, phone, language, fields, tags))

PersonState state_of(db::Reader& reader, const people::Contact& contact);

/// What one row did, so that it can be taken back.
struct RowOutcome {
  bool created = false;
  bool changed = false;
  /// Absent where nothing of a known person was changed.
  std::optional<PersonState> before;
  std::optional<PersonState> after;
  std::optional<Id<people::Note>> note;
  std::optional<people::Consent> consent_before;
  std::optional<people::Consent> consent_after;
  std::optional<enrolments::GivenRecord> given;
  std::optional<base::Id<journal::Entry>> entry;
};
BOOST_DESCRIBE_STRUCT(RowOutcome, (),
                      (created, changed, before, after, note, consent_before, consent_after,
                       given, entry))

struct StoredRow {
  std::int64_t line = 0;
  Verdict verdict = Verdict::Skip;
  std::vector<Remark> remarks;
  std::vector<std::string> cells;
  std::optional<Id<people::Contact>> contact;
  RowOutcome outcome;
  bool undone = false;
};

namespace store {

void insert(db::Transaction& tx, const Import& import, const std::optional<std::string>& pasted);
/// Writes what changes over the life of an import and raises its version.
void update(db::Transaction& tx, Import& import);
std::optional<Import> find(db::Reader& reader, Id<Import> id);
std::vector<Import> list(db::Reader& reader, std::int64_t limit, std::int64_t offset);
std::int64_t count(db::Reader& reader);
std::string pasted_text(db::Reader& reader, Id<Import> id);

void set_acting(db::Transaction& tx, Id<Import> id, const staff::Acting& acting);
staff::Acting acting_of(db::Reader& reader, Id<Import> id);

/// Puts the row in the place of what stood there before.
void put_row(db::Transaction& tx, Id<Import> id, const StoredRow& row);
void mark_undone(db::Transaction& tx, Id<Import> id, std::int64_t line);
std::optional<StoredRow> find_row(db::Reader& reader, Id<Import> id, std::int64_t line);
std::optional<StoredRow> first_row_of(db::Reader& reader, Id<Import> id,
                                      Id<people::Contact> contact);
/// Of one import; with a verdict and a remark where they are named.
struct RowsWanted {
  Id<Import> import;
  std::optional<Verdict> verdict = {};
  std::string code = {};
};
std::vector<StoredRow> list_rows(db::Reader& reader, const RowsWanted& wanted,
                                 std::int64_t limit, std::int64_t offset);
std::vector<StoredRow> rows_after(db::Reader& reader, Id<Import> id, std::int64_t line,
                                  std::optional<Verdict> verdict, std::int64_t limit);
/// The last ones first: a later row may stand on an earlier one.
std::vector<StoredRow> rows_to_undo(db::Reader& reader, Id<Import> id, std::int64_t before_line,
                                    std::int64_t limit);
std::int64_t count_rows(db::Reader& reader, const RowsWanted& wanted);
std::int64_t count_undone(db::Reader& reader, Id<Import> id);
/// The verdicts of the lines from `first` to `last` that are there.
struct LineVerdict {
  std::int64_t line = 0;
  Verdict verdict = Verdict::Skip;
};
BOOST_DESCRIBE_STRUCT(LineVerdict, (), (line, verdict))
std::vector<LineVerdict> verdicts(db::Reader& reader, Id<Import> id, std::int64_t first,
                                  std::int64_t last);

std::optional<std::vector<ColumnMapping>> remembered_columns(db::Reader& reader,
                                                             const std::string& header_key);
void remember_columns(db::Transaction& tx, const std::string& header_key,
                      const std::vector<ColumnMapping>& columns);

}  // namespace store
}  // namespace imports
