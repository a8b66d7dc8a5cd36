// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/actor.h"
#include "db/transaction.h"
#include "journal/journal.h"
#include "people/contact.h"

namespace people {

/// Whether the person wants mails that advertise. A refusal is kept beside a consent: who has ever
/// refused is asked by nobody but themselves again.
struct Consent {
  std::optional<Instant> given_at;
  std::optional<Instant> refused_at;
  friend bool operator==(const Consent&, const Consent&) = default;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (given_at, refused_at))

Consent consent_of(db::Reader& reader, Id<Contact> contact);
void set_consent(db::Transaction& tx, Id<Contact> contact, const Consent& consent,
                 const base::Actor& actor,
                 std::optional<Id<journal::Batch>> batch = std::nullopt);

}  // namespace people
