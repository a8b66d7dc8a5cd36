// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/dates.h"
#include "access/facts.h"
#include "access/policy_store.h"
#include "db/transaction.h"

// Grants and the other dated facts as rows. A fact is added or ended; an answer is never stored.

namespace people {
struct Contact;
}
namespace courses {
struct Product;
}
namespace orders {
struct OrderLine;
}

namespace accesses {

using ContactId = base::Id<people::Contact>;
using ProductId = base::Id<courses::Product>;

struct NewGrant {
  ContactId contact;
  ProductId product;
  base::Id<orders::OrderLine> order_line;
  std::optional<PolicyId> offer_policy;
  std::optional<PolicyId> own_policy;
  GrantKind kind = GrantKind::Normal;
  base::Instant start_at;  ///< Whole seconds.
  std::optional<base::Instant> schedule_base_at;
  std::string door;
  std::string reason;
  std::optional<std::int64_t> given_by;
};

GrantId give(db::Transaction& tx, const NewGrant& grant);

/// Final as a state; `restore` takes the act itself back.
void revoke(db::Transaction& tx, GrantId id, base::Instant at, const std::string& reason);
void take_back_revocation(db::Transaction& tx, GrantId id);

/// As if it had never been given; the journal keeps both acts.
void withdraw(db::Transaction& tx, GrantId id);
/// The row goes, so that its order line may have another grant.
void erase(db::Transaction& tx, GrantId id);
/// What is left of withdrawn grants goes: the person is about to go too.
void erase_withdrawn(db::Transaction& tx, ContactId contact);

/// What staff wrote about the person goes: why they were frozen, why it was revoked.
void leave_nameless(db::Transaction& tx, ContactId contact);

PersonalEnd personal_end_of(db::Reader& reader, GrantId id);
void set_personal_end(db::Transaction& tx, GrantId id, const PersonalEnd& end);

/// Freezes that are to come included.
Dates dates_of(db::Reader& reader, GrantId id);
/// Turns what is recorded from `before` into `after`; what that is with the ids of new freezes.
Dates write_dates(db::Transaction& tx, GrantId id, const Dates& before, Dates after);

/// The order line pins its first attribute: see `orders::set_own_terms`.
void set_own_policy(db::Transaction& tx, GrantId id, PolicyId policy);

/// What lists and cards show of a grant beside what the engine knows.
struct GrantRecord {
  GrantId id;
  ContactId contact;
  ProductId product;
  base::Id<orders::OrderLine> order_line;
  std::string door;
  std::string reason;
  std::optional<std::int64_t> given_by;
  base::Instant created_at;
  /// Raised by whatever changes the dates of the grant or revokes it.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(GrantRecord, (),
                      (id, contact, product, order_line, door, reason, given_by, created_at,
                       version))
std::optional<GrantRecord> find_grant(db::Reader& reader, GrantId id);
std::vector<GrantRecord> grants_of(db::Reader& reader, ContactId contact);

using PersonAndProduct = std::pair<ContactId, ProductId>;
using FactsByPair = std::map<PersonAndProduct, Facts>;

/// Two queries, however many grants there are. `blocked` and `zone` are the caller's to fill.
Facts facts_of(db::Reader& reader, PolicyCache& policies, ContactId contact, ProductId product);
/// Everything one person holds.
FactsByPair facts_of(db::Reader& reader, PolicyCache& policies, ContactId contact);
/// Many people in one product: lists.
FactsByPair facts_of(db::Reader& reader, PolicyCache& policies,
                     const std::vector<ContactId>& contacts, ProductId product);

/// Recorded once per person and lesson; it stays whatever happens to grants later.
void record_passed(db::Transaction& tx, ContactId contact, base::Id<courses::Lesson> lesson,
                   ProductId product);

/// Some grant of this person is neither ended by time nor revoked nor withdrawn, as far as rows
/// tell: the guard before a contact is deleted.
bool has_standing_grant(db::Reader& reader, ContactId contact);

}  // namespace accesses
