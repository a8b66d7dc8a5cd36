// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "courses/compiled_courses.h"
#include "impact/holders.h"
#include "impact/tally.h"
#include "offers/offer.h"

// The terms of an offer, as they were and as they will be, and what that does to those who follow.

namespace impact {

/// One product of an offer under other terms.
struct PolicyChange {
  ProductId product;
  PolicyId policy;
  std::shared_ptr<const accesses::Policy> before;
  std::shared_ptr<const accesses::Policy> after;
};

/// The attributes that are not the same in both, by their names in JSON.
std::vector<std::string> changed_attributes(const accesses::Policy& before,
                                            const accesses::Policy& after);

/// What a patch would change of the terms of lines that stay.
std::vector<PolicyChange> policy_changes(db::Reader& reader, const offers::Offer& offer,
                                         const offers::OfferPatch& patch);

/// What somebody holds under the terms of before and of after, whatever stands in the tables.
struct UnderBoth {
  accesses::Facts before;
  accesses::Facts after;
};
UnderBoth under_both(const PolicyChange& change, const Holder& holder,
                     const accesses::Facts& facts);

/// Adds everybody who follows that line. Reads chunk by chunk; writes nothing.
void add_impact(db::Reader& reader, const Shared& shared, const PolicyChange& change, Instant at,
                Tally& tally);

/// How many accesses follow an offer in everything, how many have terms of their own, and for which
/// attributes. Live accesses only.
struct Followers {
  std::int64_t follow = 0;
  std::int64_t pinned = 0;
  std::map<std::string, std::int64_t> by_attribute;
};
BOOST_DESCRIBE_STRUCT(Followers, (), (follow, pinned, by_attribute))

Followers count_followers(db::Reader& reader, const Shared& shared, const offers::Offer& offer,
                          Instant at);

}  // namespace impact
