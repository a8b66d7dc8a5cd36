// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "access/grants.h"
#include "base/zone.h"
#include "enrolments/give_access.h"

namespace impact {

using accesses::ContactId;
using accesses::GrantId;
using accesses::PolicyId;
using accesses::ProductId;
using base::Id;
using base::Instant;
using enrolments::Shared;

/// Somebody, with those of their accesses that a change reaches.
struct Holder {
  ContactId contact;
  std::vector<GrantId> grants;
};

/// Whoever follows the policy of an offer, or holds the product, and is neither revoked nor gone;
/// by contact. What has ended is here too: a longer period brings it back.
std::vector<Holder> followers_of(db::Reader& reader, PolicyId policy);
std::vector<Holder> holders_of(db::Reader& reader, ProductId product);

using Visit = std::function<void(const Holder& holder, const accesses::Facts& facts)>;

/// Each of them with what is recorded about them and the product; few statements for many people.
void each_holder(db::Reader& reader, const Shared& shared, ProductId product,
                 std::span<const Holder> holders, const Visit& visit);

/// By id; the access is one of those the facts hold.
const accesses::Grant& grant_in(const accesses::Facts& facts, GrantId id);

}  // namespace impact
