// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>

#include "enrolments/offer_view.h"
#include "impact/impact_view.h"
#include "impact/policy_change.h"

// Editing an offer: first what that does to everybody who follows it, worked out while nobody
// waits; then one row per product, and all of them follow at once.

namespace impact {

/// `keep_open`: yes unless it says no. `as_of` as in `AccessChoice`.
struct OfferEdit : offers::OfferPatch {
  std::optional<bool> keep_open;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(OfferEdit, (offers::OfferPatch), (keep_open, as_of))

/// Without an impact: the terms stay as they are. A rehearsal answers with the offer as it is.
struct OfferChanged : enrolments::OfferView {
  std::optional<Impact> impact;
  std::optional<Id<jobs::Job>> job;
  std::optional<Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(OfferChanged, (enrolments::OfferView), (impact, job, undo))

/// Nothing: no terms change. Throws what saving would refuse. Writes nothing.
std::optional<Tally> foresee(db::Reader& reader, const Shared& shared, const offers::Offer& offer,
                             const offers::OfferPatch& patch, Instant at, Keep keep);

struct Saved {
  offers::Offer offer;
  Id<journal::Entry> entry;
  std::optional<Id<jobs::Job>> job;
};

/// The caller has compared versions. `keeping`: how many people keep something open, who are seen
/// to by a job.
Saved save(db::Transaction& tx, const offers::Offer& offer, const offers::OfferPatch& patch,
           Instant at, std::int64_t keeping, const base::Actor& actor);

}  // namespace impact
