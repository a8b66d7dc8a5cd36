// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "enrolments/give_access.h"
#include "enrolments/undo_access.h"

// Deleting somebody ends their access, takes away all they left here and can be undone for a
// while; afterwards nothing is left that could bring it back. Where money was recorded, the orders
// stay, of somebody without a name.

namespace enrolments {

/// So long a deletion can be taken back.
inline constexpr std::chrono::days deleted_kept_for{14};

enum class DeletionFate { Deleted, Anonymised };
BOOST_DESCRIBE_ENUM(DeletionFate, Deleted, Anonymised)

struct DeletionWanted {
  /// End live access first; without it a person with live access is not deleted.
  std::optional<bool> revoke;
};
BOOST_DESCRIBE_STRUCT(DeletionWanted, (), (revoke))

/// What goes. After a rehearsal `undo` is not there.
struct ContactDeleted {
  Instant as_of;
  GivenContact contact;
  DeletionFate fate = DeletionFate::Deleted;
  std::vector<ProductEffects> products;
  std::int64_t orders = 0;
  std::int64_t payments = 0;
  std::int64_t notes = 0;
  std::int64_t mails = 0;
  std::int64_t lessons_done = 0;
  /// What the undo does not bring back.
  std::vector<std::string> ends_for_good;
  Instant undo_until;
  std::optional<base::Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(ContactDeleted, (),
                      (as_of, contact, fate, products, orders, payments, notes, mails,
                       lessons_done, ends_for_good, undo_until, undo))

/// Folders that come later empty what they know of the person; the application fills it in.
struct PersonElsewhere {
  std::function<void(db::Transaction&, Id<Contact>)> forget;
};

/// Throws what is in the way: `contact.has_access`, or rights that whoever asks does not have.
ContactDeleted plan_deletion(db::Reader& reader, const Shared& shared, Id<Contact> contact,
                             const DeletionWanted& wanted, const base::Actor& actor);

ContactDeleted delete_person(db::Transaction& tx, const Shared& shared,
                             const PersonElsewhere& elsewhere, Id<Contact> contact,
                             const DeletionWanted& wanted, const base::Actor& actor);

/// The same person with everything they had. Conflict: `undo.too_late`, or `contact.exists` when
/// somebody else has the address by now.
void undo_deletion(db::Transaction& tx, const PastAct& act, const base::Actor& actor);

/// What was deleted long enough ago goes for good, the details of the journal included. How many.
int erase_deleted(db::Transaction& tx, int people_max);

}  // namespace enrolments
