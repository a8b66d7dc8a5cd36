// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/act.h"
#include "enrolments/members.h"
#include "jobs/job.h"
#include "journal/journal.h"
#include "reports/contact_filter.h"
#include "reports/order_filter.h"

namespace batches {

using journal::Batch;

/// Members of one course.
struct BatchMembers : enrolments::MembersFilter {
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(BatchMembers, (enrolments::MembersFilter), (product))

inline constexpr std::size_t ticked_max = 10'000;
inline constexpr std::int64_t people_max = 100'000;

/// Exactly one of them: what was ticked in a list, or all that match its filter.
struct BatchSelection {
  std::optional<describe::List<Id<Contact>, ticked_max>> contacts;
  std::optional<describe::List<GrantId, ticked_max>> grants;
  std::optional<reports::ContactsWanted> people;
  std::optional<BatchMembers> members;
  std::optional<reports::OrdersWanted> orders;
  std::optional<describe::List<Id<orders::Order>, ticked_max>> order_ids;
};
BOOST_DESCRIBE_STRUCT(BatchSelection, (),
                      (contacts, grants, people, members, orders, order_ids))

/// In the order of the members above.
enum class SelectionKind { Contacts, Grants, People, Members, Orders, OrderIds };
BOOST_DESCRIBE_ENUM(SelectionKind, Contacts, Grants, People, Members, Orders, OrderIds)

/// Throws Invalid unless exactly one is named.
SelectionKind kind_of(const BatchSelection& selection);

/// Which accesses of a person are meant: all of them unless narrowed.
struct BatchAccesses {
  std::optional<Id<Product>> product;
  std::optional<Id<Offer>> offer;
};
BOOST_DESCRIBE_STRUCT(BatchAccesses, (), (product, offer))

/// Named: those that were frozen. Living: of those the living ones. Last: the living ones, and of
/// whoever has none the last one.
enum class Meant { Named, Living, Last };
BOOST_DESCRIBE_ENUM(Meant, Named, Living, Last)

enum class BatchState {
  Rehearsing,
  Rehearsed,
  Running,
  Done,
  Cancelled,
  Failed,
  Undoing,
  Undone,
};
BOOST_DESCRIBE_ENUM(BatchState, Rehearsing, Rehearsed, Running, Done, Cancelled, Failed, Undoing,
                    Undone)

/// While a job works on it, its version rises with every step.
bool is_live(BatchState state);

enum class Verdict { Waits, Will, Already, Refused, Done, Failed };
BOOST_DESCRIBE_ENUM(Verdict, Waits, Will, Already, Refused, Done, Failed)

/// Each row counts once: what was taken back is not done any more.
struct BatchCounts {
  std::int64_t waits = 0;
  std::int64_t will = 0;
  std::int64_t already = 0;
  std::int64_t refused = 0;
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::int64_t undone = 0;

  std::int64_t& of(Verdict verdict, bool is_undone = false);
  std::int64_t total() const;
};
BOOST_DESCRIBE_STRUCT(BatchCounts, (), (waits, will, already, refused, done, failed, undone))

/// What the rehearsal foresees, summed up over the rows.
struct Foreseen {
  std::int64_t mails = 0;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
};
BOOST_DESCRIBE_STRUCT(Foreseen, (), (mails, opened, closed))

/// Both change with the rows, in the same transaction.
struct Tally {
  BatchCounts rows;
  Foreseen foreseen;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (rows, foreseen))

/// An act on many: `journal::Batch` is its id.
struct BatchRecord {
  Id<Batch> id;
  std::string name;
  BatchAct act;
  SelectionKind selection_kind = SelectionKind::Contacts;
  /// Without lists of ids.
  BatchSelection selection;
  Meant meant = Meant::Living;
  BatchAccesses of;
  std::string reason;
  std::int64_t people = 0;
  BatchState state = BatchState::Rehearsing;
  Tally tally;
  std::optional<std::string> failure;
  Instant as_of;
  std::optional<Id<jobs::Job>> job;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;
};

/// What is left of it can be taken back.
bool may_be_undone(const BatchRecord& batch);

}  // namespace batches
