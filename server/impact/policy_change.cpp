// SPDX-License-Identifier: Apache-2.0
#include "impact/policy_change.h"

#include <algorithm>

#include "access/pinned_names.h"
#include "access/terms.h"
#include "describe/describe.h"

namespace impact {
namespace {

using accesses::Facts;
using accesses::Grant;
using accesses::Policy;

/// Nothing promised may be written in two ways.
std::string service_text(const Policy& policy) {
  return policy.service.text.empty() ? "null" : policy.service.text;
}

bool is_live(const Grant& grant, Instant at, base::TimeZone zone) {
  return accesses::is_alive(accesses::terms_of(grant, at, zone).state_at(at));
}

std::vector<std::string> own_among(const std::vector<std::string>& attributes,
                                   const Grant& grant) {
  std::vector<std::string> own;
  for (const std::string& name : accesses::pinned_names(grant.overrides)) {
    if (std::ranges::find(attributes, name) != attributes.end()) own.push_back(name);
  }
  return own;
}

void set_policy(Facts& facts, const Holder& holder, const std::shared_ptr<const Policy>& policy) {
  for (Grant& grant : facts.grants) {
    if (std::ranges::find(holder.grants, grant.id) != holder.grants.end()) grant.policy = policy;
  }
}

/// Whether the change reaches this person at all: by an access that is live before or after, and
/// not shielded by terms of its own.
bool is_reached(const std::vector<std::string>& attributes, const Holder& holder,
                const UnderBoth& held, Instant at, Tally& tally) {
  bool reached = false;
  for (const GrantId id : holder.grants) {
    const Grant& was = grant_in(held.before, id);
    const Grant& is = grant_in(held.after, id);
    if (!is_live(was, at, held.before.zone) && !is_live(is, at, held.after.zone)) continue;
    const auto own = own_among(attributes, was);
    if (!own.empty()) tally.add_pinned();
    if (own.size() < attributes.size()) reached = true;
  }
  return reached;
}

}  // namespace

std::vector<std::string> changed_attributes(const Policy& before, const Policy& after) {
  std::vector<std::string> names;
  if (before.scope != after.scope) names.emplace_back("scope");
  if (before.schedule != after.schedule) names.emplace_back("schedule");
  if (before.checkpoints != after.checkpoints) names.emplace_back("checkpoints");
  if (before.checking != after.checking) names.emplace_back("checking");
  if (before.period != after.period) names.emplace_back("period");
  if (before.start != after.start) names.emplace_back("start");
  if (service_text(before) != service_text(after)) names.emplace_back("service");
  if (before.full != after.full) names.emplace_back("full");
  return names;
}

std::vector<PolicyChange> policy_changes(db::Reader& reader, const offers::Offer& offer,
                                         const offers::OfferPatch& patch) {
  std::vector<PolicyChange> changes;
  if (!patch.lines) return changes;
  for (const offers::OfferLine& line : offer.lines) {
    const auto draft = std::ranges::find(*patch.lines, line.product, &offers::LineDraft::product);
    if (draft == patch.lines->end()) continue;
    const Policy before = accesses::policy_of(reader, line.policy);
    if (changed_attributes(before, draft->policy).empty()) continue;
    changes.push_back({line.product, line.policy, std::make_shared<const Policy>(before),
                       std::make_shared<const Policy>(draft->policy)});
  }
  return changes;
}

UnderBoth under_both(const PolicyChange& change, const Holder& holder, const Facts& facts) {
  UnderBoth held{facts, facts};
  set_policy(held.before, holder, change.before);
  set_policy(held.after, holder, change.after);
  return held;
}

void add_impact(db::Reader& reader, const Shared& shared, const PolicyChange& change, Instant at,
                Tally& tally) {
  const auto course = shared.courses.of(reader, change.product);
  const auto attributes = changed_attributes(*change.before, *change.after);
  const auto holders = followers_of(reader, change.policy);
  each_holder(reader, shared, change.product, holders,
              [&](const Holder& holder, const Facts& facts) {
                const UnderBoth held = under_both(change, holder, facts);
                if (!is_reached(attributes, holder, held, at, tally)) return;
                tally.count(holder.contact, impact_of({course->course, held.before},
                                                      {course->course, held.after}, at));
              });
}

Followers count_followers(db::Reader& reader, const Shared& shared, const offers::Offer& offer,
                          Instant at) {
  Followers followers;
  for (const offers::OfferLine& line : offer.lines) {
    const auto holders = followers_of(reader, line.policy);
    each_holder(reader, shared, line.product, holders,
                [&](const Holder& holder, const Facts& facts) {
                  for (const GrantId id : holder.grants) {
                    const Grant& grant = grant_in(facts, id);
                    if (!is_live(grant, at, facts.zone)) continue;
                    const auto own = accesses::pinned_names(grant.overrides);
                    ++(own.empty() ? followers.follow : followers.pinned);
                    for (const std::string& name : own) ++followers.by_attribute[name];
                  }
                });
  }
  return followers;
}

}  // namespace impact
