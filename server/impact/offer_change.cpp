// SPDX-License-Identifier: Apache-2.0
#include "impact/offer_change.h"

#include "impact/keep_open.h"

namespace impact {

std::optional<Tally> foresee(db::Reader& reader, const Shared& shared, const offers::Offer& offer,
                             const offers::OfferPatch& patch, Instant at, Keep keep) {
  offers::check_change(reader, offer, patch);
  const auto changes = policy_changes(reader, offer, patch);
  if (changes.empty()) return std::nullopt;
  Tally tally(keep);
  for (const PolicyChange& change : changes) add_impact(reader, shared, change, at, tally);
  return tally;
}

Saved save(db::Transaction& tx, const offers::Offer& offer, const offers::OfferPatch& patch,
           Instant at, std::int64_t keeping, const base::Actor& actor) {
  std::optional<Id<journal::Batch>> batch;
  if (keeping > 0) batch = tx.new_id<journal::Batch>();
  auto changed = offers::change_offer(tx, offer, patch, actor, batch);
  Saved saved{std::move(changed.offer), changed.entry, std::nullopt};
  if (batch) {
    saved.job = jobs::enqueue(tx, OfferKeepsOpen{changed.entry, offer.id, *batch, at},
                              {.total = keeping, .asked_by = actor.person});
  }
  return saved;
}

}  // namespace impact
