// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "access/grants.h"
#include "access/policy_store.h"
#include "base/actor.h"
#include "courses/compiled_courses.h"
#include "enrolments/access_choice.h"
#include "enrolments/contact_ref.h"
#include "enrolments/effects.h"
#include "enrolments/mail_foresight.h"
#include "journal/journal.h"
#include "orders/order.h"

// The one way in which access is given, whatever the door: a plan made on a snapshot says what
// would happen, and applying it inside the transaction makes exactly that happen.

namespace enrolments {

/// What planning reads through.
struct Shared {
  courses::CompiledCourses& courses;
  accesses::PolicyCache& policies;
  const MailForesight& mails;
};

/// Own terms for one product: door 4.
struct OwnLine {
  Id<Product> product;
  accesses::Policy policy;
};
BOOST_DESCRIBE_STRUCT(OwnLine, (), (product, policy))

struct Request {
  ContactRef contact;
  /// Doors 1 to 3: the product that was chosen; the offer must contain it, full access needs it.
  std::optional<Id<Product>> product;
  /// Door 4; then `access` has neither offer nor full.
  std::vector<OwnLine> own_lines;
  AccessChoice access;
  orders::Door door = orders::Door::ContactProduct;
  /// Door 4: an order that waits, and no grant, until the payment is recorded.
  bool payment_required = false;
  std::optional<base::Money> price;
  /// The contact, where the caller itself has made it in this transaction: it holds nothing yet,
  /// and the activation mail is due.
  std::optional<people::Contact> made = {};
};

struct PlannedLine {
  orders::NewLine line;
  std::shared_ptr<const courses::Compiled> course;
  accesses::Grant grant;  ///< As it will be, without an id.
};

/// A later end of a grant that is there already. Nothing after: it has no end anyway.
struct Extension {
  GrantId grant;
  Id<orders::Order> order;
  accesses::Dates before;
  std::optional<accesses::Dates> after;
};

struct Plan {
  Instant start;
  people::Contact contact;
  std::optional<people::ContactDraft> new_contact;
  std::optional<Offer> offer;
  std::vector<PlannedLine> lines;
  std::vector<Extension> extensions;
  mail::AccessMails mails;
  Effects effects;
};

/// Throws what is wrong with the request. Writes nothing.
Plan plan_access(db::Reader& reader, const Shared& shared, const Request& request, Instant now);

/// Of a plan whose lines are what will be given.
std::vector<MailEffect> foreseen_mails(db::Reader& reader, const Shared& shared,
                                       const Plan& plan);

struct OrderName {
  Id<orders::Order> id;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(OrderName, (), (id, number))

struct GivenContact {
  Id<people::Contact> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(GivenContact, (), (id, name))

/// After a rehearsal only `effects` is there. `undo` is the journal entry that takes it all back.
struct AccessGiven {
  std::optional<GivenContact> contact;
  std::optional<OrderName> order;
  std::optional<GrantId> grant;
  std::vector<GrantId> grants;
  Effects effects;
  std::optional<base::Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(AccessGiven, (), (contact, order, grant, grants, effects, undo))

/// What the undo of a given access needs, as it stands in the journal.
struct GivenRecord {
  std::optional<Id<orders::Order>> order;
  std::vector<GrantId> grants;
  std::vector<GrantId> extended;
  std::vector<accesses::Dates> dates_before;
  std::vector<accesses::Dates> dates_after;
  std::optional<Id<orders::Payment>> payment;
  bool contact_created = false;
  std::string door;
  std::string reason;
  std::string note;
  mail::AccessMails mails;
};
BOOST_DESCRIBE_STRUCT(GivenRecord, (),
                      (order, grants, extended, dates_before, dates_after, payment,
                       contact_created, door, reason, note, mails))

AccessGiven apply_access(db::Transaction& tx, const Plan& plan, const Request& request,
                         const base::Actor& actor,
                         std::optional<base::Id<journal::Batch>> batch = std::nullopt);

/// What was given, and not yet in the journal.
struct Unrecorded {
  AccessGiven given;
  GivenRecord record;
};

/// The same for an act that has an entry of its own.
Unrecorded apply_unrecorded(db::Transaction& tx, const Plan& plan, const Request& request,
                            const base::Actor& actor);

/// What giving a waiting order's grants would do now; nothing for an order that does not wait.
Effects plan_waiting(db::Reader& reader, const Shared& shared, const orders::Order& order,
                     Instant now);

/// Gives the grants of a waiting order; what its recorded payment was for.
std::vector<GrantId> give_waiting(db::Transaction& tx, const orders::Order& order,
                                  const base::Actor& actor);

/// Payload of the job that composes the mails of an order: after the commit, from what is true
/// then. `new_person` says whether the activation mail is due.
struct AccessMailsWanted {
  static constexpr std::string_view job_kind = "access_mails";
  Id<orders::Order> order;
  bool new_person = false;
};
BOOST_DESCRIBE_STRUCT(AccessMailsWanted, (), (order, new_person))

}  // namespace enrolments
