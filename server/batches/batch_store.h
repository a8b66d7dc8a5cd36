// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/batch.h"
#include "staff/acting.h"

// All SQL of the tables batches and batch_rows, but for the freezing of a selection.

namespace batches {

/// What is known of one row. `until_…` are those of the access that it is about.
struct BatchRow {
  std::int64_t position = 0;
  Id<Contact> contact;
  std::optional<GrantId> grant;
  Verdict verdict = Verdict::Waits;
  std::string code;
  std::optional<Instant> until_before;
  std::optional<Instant> until_after;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
  std::int64_t mails = 0;
  /// The version that was rehearsed.
  std::optional<std::int64_t> seen;
  /// What the undo needs beside the journal, as JSON.
  std::optional<std::string> was;
  std::optional<Id<journal::Entry>> entry;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(BatchRow, (),
                      (position, contact, grant, verdict, code, until_before, until_after, opened,
                       closed, mails, seen, was, entry, undone))

namespace store {

void insert(db::Transaction& tx, const BatchRecord& batch, const staff::Acting& acting);
/// Writes what changes over the life of a batch and raises its version.
void update(db::Transaction& tx, BatchRecord& batch);
void set_acting(db::Transaction& tx, Id<Batch> id, const staff::Acting& acting);
staff::Acting acting_of(db::Reader& reader, Id<Batch> id);

std::optional<BatchRecord> find(db::Reader& reader, Id<Batch> id);

struct BatchesWanted {
  std::optional<BatchState> state;
  /// Older than this one.
  std::optional<Id<Batch>> before;
};
/// Newest first.
std::vector<BatchRecord> list(db::Reader& reader, const BatchesWanted& wanted, std::int64_t limit,
                              std::int64_t offset);
std::int64_t count(db::Reader& reader, std::optional<BatchState> state);

/// Behind a position, in order.
std::vector<BatchRow> rows_after(db::Reader& reader, Id<Batch> id, Verdict verdict,
                                 std::int64_t position, std::int64_t limit);
/// What was done and is not taken back, the last first: a later row may stand on an earlier one.
std::vector<BatchRow> rows_to_undo(db::Reader& reader, Id<Batch> id, std::int64_t before,
                                   std::int64_t limit);
std::optional<BatchRow> find_row(db::Reader& reader, Id<Batch> id, std::int64_t position);
std::vector<BatchRow> rows_of_person(db::Reader& reader, Id<Batch> id, Id<Contact> contact);
void update_row(db::Transaction& tx, Id<Batch> id, const BatchRow& row);
void remove_row(db::Transaction& tx, Id<Batch> id, std::int64_t position);

}  // namespace store
}  // namespace batches
