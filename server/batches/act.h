// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <vector>

#include "base/actor.h"
#include "changes/dates.h"
#include "changes/plan_change.h"
#include "people/tags.h"

// What is done to many: each act is the single verb of this name, with what its dialog asks.

namespace batches {

using accesses::GrantId;
using base::Id;
using base::Instant;
using courses::Product;
using offers::Offer;
using people::Contact;

/// As + Product, without a payment. Unless `same_offer` says so, whoever has it already gets no
/// more of it.
struct BatchGive {
  std::optional<Id<Offer>> offer;
  std::optional<Id<Product>> product;
  std::optional<bool> full;
  std::optional<Instant> start_at;
  std::optional<mail::AccessMails> mails;
  std::optional<enrolments::GivenBecause> reason;
  std::optional<enrolments::SameOffer> same_offer;
};
BOOST_DESCRIBE_STRUCT(BatchGive, (), (offer, product, full, start_at, mails, reason, same_offer))

struct BatchPlanChange {
  Id<Offer> offer;
  std::optional<bool> keep_start;
  std::optional<accesses::CarriedEnd> end;
  std::optional<mail::AccessMails> mails;
  std::optional<enrolments::GivenBecause> reason;
};
BOOST_DESCRIBE_STRUCT(BatchPlanChange, (), (offer, keep_start, end, mails, reason))

/// Exactly one of `days` and `months`.
struct BatchExtension {
  std::optional<changes::Days> days;
  std::optional<changes::Months> months;
};
BOOST_DESCRIBE_STRUCT(BatchExtension, (), (days, months))

/// Null: without end.
struct BatchEnd {
  describe::Patch<base::Date> until;
};
BOOST_DESCRIBE_STRUCT(BatchEnd, (), (until))

struct BatchFreeze {
  std::optional<changes::Days> days;
  std::optional<changes::Months> months;
  std::optional<base::Date> from;
};
BOOST_DESCRIBE_STRUCT(BatchFreeze, (), (days, months, from))

struct BatchTags {
  people::TagNames names;
};
BOOST_DESCRIBE_STRUCT(BatchTags, (), (names))

/// Acts that ask nothing: `{}`.
struct BatchPlain {};
BOOST_DESCRIBE_STRUCT(BatchPlain, (), ())

/// Exactly one of them.
struct BatchAct {
  std::optional<BatchGive> give;
  std::optional<BatchPlanChange> change_plan;
  std::optional<BatchExtension> extend;
  std::optional<BatchEnd> set_end;
  std::optional<BatchFreeze> freeze;
  std::optional<BatchPlain> unfreeze;
  std::optional<BatchPlain> revoke;
  std::optional<BatchPlain> back_to_offer;
  std::optional<BatchTags> tag;
  std::optional<BatchTags> untag;
  std::optional<BatchPlain> access_mail;
};
BOOST_DESCRIBE_STRUCT(BatchAct, (),
                      (give, change_plan, extend, set_end, freeze, unfreeze, revoke,
                       back_to_offer, tag, untag, access_mail))

/// In the order of the members above.
enum class ActKind {
  Give,
  ChangePlan,
  Extend,
  SetEnd,
  Freeze,
  Unfreeze,
  Revoke,
  BackToOffer,
  Tag,
  Untag,
  AccessMail,
};
BOOST_DESCRIBE_ENUM(ActKind, Give, ChangePlan, Extend, SetEnd, Freeze, Unfreeze, Revoke,
                    BackToOffer, Tag, Untag, AccessMail)

/// Throws Invalid unless exactly one act is named.
ActKind kind_of(const BatchAct& act);

/// Throws Invalid for what would be wrong for everybody.
void check(db::Reader& reader, const BatchAct& act);

/// Whether the act is on an access, or on a person.
bool is_on_access(ActKind kind);
/// A mail that has left is not taken back.
bool can_be_undone(ActKind kind);

base::Permission right_for(ActKind kind);
/// Whoever may do one of them may see what was done to many.
bool may_look(const base::Actor& actor);

}  // namespace batches
