// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/carried.h"
#include "enrolments/give_access.h"

// Another plan in place of the one that somebody has: the new offer opens and the old access closes
// in one transaction and at one instant, so that nothing is closed in between.

namespace changes {

using accesses::GrantId;
using base::Id;
using base::Instant;
using enrolments::Shared;

/// As for an offer that is given: `paid` to `as_of`. `keep_start`, unless said otherwise: delays
/// count from where they counted before. `anyway`: although the offer holds another course.
struct PlanChangeDraft {
  Id<offers::Offer> offer;
  std::optional<bool> keep_start;
  std::optional<accesses::CarriedEnd> end;
  std::optional<bool> anyway;
  std::optional<orders::PaymentDraft> paid;
  std::optional<mail::AccessMails> mails;
  std::optional<enrolments::GivenBecause> reason;
  std::optional<describe::Text<0, 500>> note;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(PlanChangeDraft, (),
                      (offer, keep_start, end, anyway, paid, mails, reason, note, as_of))

/// A plan in the words of the history. `start`: where its delays count from.
struct PlanNote {
  std::string plan;
  Instant start;
  std::optional<Instant> end_at;
};
BOOST_DESCRIBE_STRUCT(PlanNote, (), (plan, start, end_at))

struct Replacement {
  accesses::GrantRecord replaced;
  enrolments::Request request;
  enrolments::Plan plan;
  /// Of the lines of the plan, one each.
  std::vector<accesses::Dates> dates;
  /// Which of the lines stands for the old access.
  std::size_t in_place = 0;
  /// Progress does not carry over; only `anyway`.
  bool is_other_product = false;
  PlanNote before;
  PlanNote after;
};

/// Throws NotFound, Invalid, or Conflict where the state of the grant forbids it.
Replacement plan_replacement(db::Reader& reader, const Shared& shared, GrantId id,
                             const PlanChangeDraft& draft, Instant now);

/// `grant` is the access in place of `replaced`. After a rehearsal only the contact, `effects` and
/// `replaced` are there.
struct PlanChanged : enrolments::AccessGiven {
  GrantId replaced;
};
BOOST_DESCRIBE_STRUCT(PlanChanged, (enrolments::AccessGiven), (replaced))

PlanChanged replace(db::Transaction& tx, const Replacement& replacement, const base::Actor& actor,
                    std::optional<Id<journal::Batch>> batch = std::nullopt);

/// What the undo needs, as it stands in the journal.
struct PlanRecord : enrolments::GivenRecord {
  GrantId replaced;
  PlanNote before;
  PlanNote after;
};
BOOST_DESCRIBE_STRUCT(PlanRecord, (enrolments::GivenRecord), (replaced, before, after))

}  // namespace changes
