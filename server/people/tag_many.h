// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>

#include "base/actor.h"
#include "jobs/runner.h"
#include "journal/journal.h"
#include "people/tags.h"

// Tags put on and taken off many people at once.

namespace people {

using ManyContacts = describe::List<Id<Contact>, 5000>;

/// Up to so many people are changed while the caller waits; more become a job.
inline constexpr std::size_t tagged_at_once = 100;

struct TagChange {
  ManyContacts contacts;
  std::optional<TagNames> add;
  std::optional<TagNames> remove;
};
BOOST_DESCRIBE_STRUCT(TagChange, (), (contacts, add, remove))

/// Payload of the job. Who asked stands in the journal as who did it.
struct TagsWanted {
  static constexpr std::string_view job_kind = "contact_tags";
  TagChange change;
  base::ActorKind actor_kind = base::ActorKind::System;
  std::int64_t actor_person = 0;
  std::string actor_name;
  Id<journal::Batch> batch;
};
BOOST_DESCRIBE_STRUCT(TagsWanted, (), (change, actor_kind, actor_person, actor_name, batch))

/// How many were changed; or the job that changes them.
struct TagsChanged {
  std::int64_t contacts = 0;
  std::optional<Id<jobs::Job>> job;
};
BOOST_DESCRIBE_STRUCT(TagsChanged, (), (contacts, job))

/// Whoever has the tags already, or is gone, is passed over and gets no line in the journal.
TagsChanged change_tags_of_many(db::Transaction& tx, const TagChange& change,
                                const base::Actor& actor);

/// The job behind it: a hundred people to a transaction.
void run_tags_wanted(db::Database& db, jobs::Run& run);

}  // namespace people
