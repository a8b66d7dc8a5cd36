// SPDX-License-Identifier: Apache-2.0
#include "enrolments/as_of.h"
#include "enrolments/shared.h"
#include "impact/impact_api.h"
#include "impact/offer_change.h"

namespace impact {
namespace {

using enrolments::OfferView;
using http::Call;
using http::Permission;
using offers::Offer;

/// The view of the offer that the sender saw; otherwise 412.
OfferView expected(Call& call, db::Reader& reader, const Offer& offer) {
  auto view = enrolments::view_of(reader, offer, call.actor());
  call.expect(view);
  return view;
}

/// Looked at before the write: nobody waits for the writer meanwhile.
OfferChanged edit(Call& call, const OfferEdit& wanted) {
  const auto id = call.id<Offer>("id");
  const Instant at = enrolments::instant_of_act(wanted.as_of, call.now());
  const Offer seen = offers::offer_of(call.read(), id);
  OfferChanged answer{expected(call, call.read(), seen), {}, {}, {}};
  const Keep keep = wanted.keep_open.value_or(true) ? Keep::Open : Keep::Nothing;
  const auto tally = foresee(call.read(), enrolments::shared_of(call), seen, wanted, at, keep);
  if (tally) {
    answer.impact = view_of(call.read(), *tally, at, call.query<ImpactWanted>(), call.actor());
  }
  if (call.dry_run()) return answer;
  const std::int64_t keeping = tally && keep == Keep::Open ? tally->keeping() : 0;
  return call.write([&](db::Transaction& tx) {
    const Offer offer = offers::offer_of(tx, id);
    expected(call, tx, offer);
    const Saved saved = save(tx, offer, wanted, at, keeping, call.actor());
    return OfferChanged{enrolments::view_of(tx, saved.offer, call.actor()), answer.impact,
                        saved.job, saved.entry};
  });
}

Followers show_followers(Call& call) {
  const Offer offer = offers::offer_of(call.read(), call.id<Offer>("id"));
  return count_followers(call.read(), enrolments::shared_of(call), offer, call.now());
}

}  // namespace

std::vector<http::Route> offer_change_routes() {
  return {
      patch("/api/offers/{id}", Permission::EditOffers,
            "Change an offer; whoever follows it follows at once", edit)
          .versioned().dry_run().heavy().query<ImpactWanted>(),
      get("/api/offers/{id}/followers", Permission::ViewOffers,
          "How many follow an offer, and how many have terms of their own", show_followers)
          .heavy(),
  };
}

}  // namespace impact
