// SPDX-License-Identifier: Apache-2.0
#include "courses/change_product.h"
#include "courses/course_view.h"
#include "enrolments/enrolments_api.h"
#include "http/call.h"
#include "offers/offer.h"
#include "orders/order.h"

// An offer shows its sales, which are counted from orders: hence here and not in `offers`.

namespace enrolments {
namespace {

using http::Call;
using http::Permission;
using offers::Offer;

struct OfferLineView {
  base::Id<offers::OfferLine> id;
  courses::ProductName product;
  accesses::Policy policy;
};
BOOST_DESCRIBE_STRUCT(OfferLineView, (), (id, product, policy))

struct OfferView {
  base::Id<Offer> id;
  std::string title;
  offers::OfferStatus status = offers::OfferStatus::Draft;
  std::optional<base::Money> price;
  std::vector<OfferLineView> lines;
  mail::AccessMails mails;
  std::int64_t sales = 0;
  base::Instant created_at;
  std::vector<std::string> can;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (id, title, status, price, lines, mails, sales, created_at, can, version))

OfferView view_of(db::Reader& reader, const Offer& offer, const base::Actor& viewer) {
  OfferView view;
  view.id = offer.id;
  view.title = offer.title;
  view.status = offer.status;
  view.price = offer.price;
  view.mails = offer.mails;
  view.created_at = offer.created_at;
  view.version = offer.version;
  for (const offers::OfferLine& line : offer.lines) {
    view.lines.push_back({line.id, courses::name_of(courses::product_of(reader, line.product)),
                          accesses::policy_of(reader, line.policy)});
  }
  view.sales = orders::sales_of(reader, offer.id);
  if (viewer.may(Permission::EditOffers)) view.can.push_back("edit");
  if (viewer.may(Permission::GiveAccess)) view.can.push_back("give_access");
  return view;
}

OfferView show(Call& call) {
  return view_of(call.read(), offers::offer_of(call.read(), call.id<Offer>("id")), call.actor());
}

OfferView add(Call& call, const offers::OfferDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    return view_of(tx, offers::add_offer(tx, draft, call.actor()), call.actor());
  });
}

OfferView edit(Call& call, const offers::OfferPatch& patch) {
  const auto id = call.id<Offer>("id");
  return call.write([&](db::Transaction& tx) {
    const Offer offer = offers::offer_of(tx, id);
    call.expect(view_of(tx, offer, call.actor()));
    return view_of(tx, offers::change_offer(tx, offer, patch, call.actor()), call.actor());
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
      patch("/api/offers/{id}", Permission::EditOffers,
            "Change an offer; whoever follows it follows at once", edit)
          .versioned(),
      post("/api/offers/{id}/copy", Permission::EditOffers, "Copy an offer as a draft", copy)
          .idempotent(),
  };
}

}  // namespace enrolments
