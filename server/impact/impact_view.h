// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "courses/product.h"
#include "describe/types.h"
#include "impact/tally.h"
#include "jobs/job.h"
#include "journal/journal.h"
#include "people/contact.h"

namespace impact {

struct ImpactLesson {
  Id<courses::Lesson> lesson;
  std::string title;
  std::int64_t gain = 0;
  std::int64_t lose = 0;
};
BOOST_DESCRIBE_STRUCT(ImpactLesson, (), (lesson, title, gain, lose))

struct ImpactPerson {
  Id<people::Contact> id;
  std::string name;
  std::optional<base::Email> email;
};
BOOST_DESCRIBE_STRUCT(ImpactPerson, (), (id, name, email))

/// `kept`: how many lessons stay open, or would if they were kept open.
struct ImpactRow {
  ImpactPerson contact;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
  std::int64_t kept = 0;
  std::optional<Instant> until_before;
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(ImpactRow, (), (contact, opened, closed, kept, until_before, until))

/// What is kept open, or would be: for so many people, so many lessons altogether.
struct KeepOpen {
  std::int64_t people = 0;
  std::int64_t lessons = 0;
};
BOOST_DESCRIBE_STRUCT(KeepOpen, (), (people, lessons))

/// What a change does to everybody whom it reaches. `people` follow what is changed; `pinned` are
/// accesses with terms of their own in its place; `moved` are those for whom only moments become
/// others. A lesson that is kept open for somebody is not lost to them. `rows` are those to whom
/// something happens or for whom something is kept, from the wanted one on, who loses first; none
/// for those who may not see contacts.
struct Impact {
  Instant as_of;
  std::int64_t people = 0;
  std::int64_t pinned = 0;
  std::int64_t gain = 0;
  std::int64_t lose = 0;
  std::int64_t moved = 0;
  std::int64_t unaffected = 0;
  std::vector<ImpactLesson> lessons;
  std::vector<ImpactRow> rows;
  std::int64_t rows_total = 0;
  std::int64_t mails = 0;
  /// Nothing: nobody loses anything through a schedule or a checkpoint.
  std::optional<KeepOpen> keep_open;
};
BOOST_DESCRIBE_STRUCT(Impact, (),
                      (as_of, people, pinned, gain, lose, moved, unaffected, lessons, rows,
                       rows_total, mails, keep_open))

/// The first of the rows to be shown.
struct ImpactWanted {
  std::optional<describe::Number<0, 1'000'000>> impact_from;
};
BOOST_DESCRIBE_STRUCT(ImpactWanted, (), (impact_from))

/// After a rehearsal neither job nor undo. The job writes what is kept open; nothing: there is
/// nothing to keep.
struct Done {
  std::optional<Impact> impact;
  std::optional<Id<jobs::Job>> job;
  std::optional<Id<journal::Entry>> undo;
};

Impact view_of(db::Reader& reader, const Tally& tally, Instant at, const ImpactWanted& wanted,
               const base::Actor& viewer);

}  // namespace impact
