// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/batch_store.h"
#include "http/page.h"
#include "people/contact_card.h"

namespace batches {

struct MailsForeseen {
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(MailsForeseen, (), (count))

struct LessonsForeseen {
  std::int64_t opened = 0;
  std::int64_t closed = 0;
};
BOOST_DESCRIBE_STRUCT(LessonsForeseen, (), (opened, closed))

/// `progress` counts rows, up to `total`. `mails` and `lessons` are those of the rehearsal. `can`:
/// rename, run, cancel, undo.
struct BatchView {
  Id<Batch> id;
  std::string name;
  BatchAct act;
  SelectionKind selection_kind = SelectionKind::Contacts;
  BatchAccesses of;
  std::string reason;
  std::int64_t total = 0;
  std::int64_t people = 0;
  BatchState state = BatchState::Rehearsing;
  BatchCounts counts;
  std::int64_t progress = 0;
  std::optional<std::string> failure;
  Instant as_of;
  std::optional<Id<jobs::Job>> job;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  MailsForeseen mails;
  LessonsForeseen lessons;
  std::vector<std::string> can;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(BatchView, (),
                      (id, name, act, selection_kind, of, reason, total, people, state, counts,
                       progress, failure, as_of, job, created_by, created_at, finished_at, mails,
                       lessons, can, version))

BatchView view_of(const BatchRecord& batch, const base::Actor& viewer);

/// `offer` is that of the access, or what is given. `opened`, `closed` and `mails` are foreseen,
/// and counted again when it is done.
struct BatchRowView {
  std::int64_t position = 0;
  people::ContactName contact;
  std::optional<GrantId> grant;
  std::optional<std::string> product;
  std::optional<std::string> offer;
  Verdict verdict = Verdict::Waits;
  std::string code;
  bool undone = false;
  std::optional<Instant> until_before;
  std::optional<Instant> until_after;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
  std::int64_t mails = 0;
  std::optional<Id<journal::Entry>> entry;
  bool can_undo = false;
};
BOOST_DESCRIBE_STRUCT(BatchRowView, (),
                      (position, contact, grant, product, offer, verdict, code, undone,
                       until_before, until_after, opened, closed, mails, entry, can_undo))

/// A verdict, or `undone`: then `done` are those that were not taken back.
enum class RowsOf { Waits, Will, Already, Refused, Done, Failed, Undone };
BOOST_DESCRIBE_ENUM(RowsOf, Waits, Will, Already, Refused, Done, Failed, Undone)

/// `cursor` is the last one that was read.
struct BatchRowsWanted {
  std::optional<RowsOf> verdict;
  std::optional<describe::Text<0, 200>> search;
  std::optional<describe::Number<0, 1'000'000>> cursor;
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 1'000'000>> offset;
};
BOOST_DESCRIBE_STRUCT(BatchRowsWanted, (), (verdict, search, cursor, limit, offset))

http::Page<BatchRowView> rows_page(db::Reader& reader, const BatchRecord& batch,
                                   const BatchRowsWanted& wanted);

/// Behind a position, for whoever reads all of them.
std::vector<BatchRowView> row_views_after(db::Reader& reader, const BatchRecord& batch,
                                          std::int64_t position, std::int64_t limit);

}  // namespace batches
