// SPDX-License-Identifier: Apache-2.0
#include "enrolments/enrolments_api.h"
#include "enrolments/offer_view.h"
#include "http/call.h"

// An offer shows its sales, which are counted from orders: hence here and not in `offers`. Editing
// one says first whom it moves: `impact`.

namespace enrolments {
namespace {

using http::Call;
using http::Permission;
using offers::Offer;

OfferView show(Call& call) {
  return view_of(call.read(), offers::offer_of(call.read(), call.id<Offer>("id")), call.actor());
}

OfferView add(Call& call, const offers::OfferDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    return view_of(tx, offers::add_offer(tx, draft, call.actor()), call.actor());
  });
}

struct OfferCopyDraft {
  std::optional<describe::Text<1, 200>> title;
};
BOOST_DESCRIBE_STRUCT(OfferCopyDraft, (), (title))

OfferView copy(Call& call, const OfferCopyDraft& draft) {
  const auto id = call.id<Offer>("id");
  return call.write([&](db::Transaction& tx) {
    const Offer source = offers::offer_of(tx, id);
    const std::string title = draft.title ? draft.title->v : source.title;
    return view_of(tx, offers::copy_offer(tx, source, title, call.actor()), call.actor());
  });
}

}  // namespace

std::vector<http::Route> offer_routes() {
  return {
      get("/api/offers/{id}", Permission::ViewOffers, "An offer with its policies", show),
      post("/api/offers", Permission::EditOffers, "Add an offer", add).idempotent(),
      post("/api/offers/{id}/copy", Permission::EditOffers, "Copy an offer as a draft", copy)
          .idempotent(),
  };
}

}  // namespace enrolments
