// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>

#include "base/instant.h"
#include "mail/mail_choice.h"
#include "offers/offer.h"
#include "orders/order.h"

namespace enrolments {

using accesses::GrantId;
using base::Id;
using base::Instant;
using courses::Product;
using offers::Offer;
using people::Contact;

/// Why access is given without a payment.
enum class GivenBecause { PaidElsewhere, Gift, Team, Goodwill };
BOOST_DESCRIBE_ENUM(GivenBecause, PaidElsewhere, Gift, Team, Goodwill)

/// When the person has this very offer already.
enum class SameOffer { Extend, Second };
BOOST_DESCRIBE_ENUM(SameOffer, Extend, Second)

/// What all doors ask. Exactly one of `offer` and `full`. `start_at` and `as_of` are whole seconds;
/// `as_of` is that of a rehearsal at most fifteen minutes old: the real call then starts what it
/// gives at that instant and answers with the same effects.
struct AccessChoice {
  std::optional<Id<Offer>> offer;
  std::optional<bool> full;
  std::optional<orders::PaymentDraft> paid;
  std::optional<mail::AccessMails> mails;
  std::optional<Instant> start_at;
  std::optional<Instant> as_of;
  std::optional<GivenBecause> reason;
  std::optional<describe::Text<0, 500>> note;
  std::optional<SameOffer> same_offer;
};
BOOST_DESCRIBE_STRUCT(AccessChoice, (),
                      (offer, full, paid, mails, start_at, as_of, reason, note, same_offer))

}  // namespace enrolments
