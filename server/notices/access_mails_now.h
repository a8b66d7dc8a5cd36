// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>

#include "base/actor.h"
#include "jobs/runner.h"
#include "journal/journal.h"
#include "notices/office.h"

// "Send the access mail now", to one person or many.

namespace notices {

struct AccessMailsNow {
  static constexpr std::string_view job_kind = "access_mails_now";
  describe::List<Id<people::Contact>, 5000> contacts;
};
BOOST_DESCRIBE_STRUCT(AccessMailsNow, (), (contacts))

Id<jobs::Job> ask_for_access_mails(db::Transaction& tx, const AccessMailsNow& wanted,
                                   const base::Actor& actor);

/// One mail about everything that the person holds, in the standard words, with the account's mail
/// in it where they never signed in; once per key. Whoever holds nothing gets none.
void write_access_mail(db::Transaction& tx, const Office& office, Id<people::Contact> id,
                       const std::string& key);

/// Whether there is something to write about.
bool holds_anything(db::Reader& reader, const Office& office, const people::Contact& contact);

/// That it was asked for, in their history.
Id<journal::Entry> note_access_mail(db::Transaction& tx, Id<people::Contact> contact,
                                    const base::Actor& actor,
                                    std::optional<Id<journal::Batch>> batch);

/// The job: each person gets one mail about everything they hold, in the standard words, with the
/// account's mail in it where they never signed in. Whoever holds nothing gets none.
void send_access_mails_now(db::Database& db, const Office& office, jobs::Run& run);

}  // namespace notices
