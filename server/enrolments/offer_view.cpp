// SPDX-License-Identifier: Apache-2.0
#include "enrolments/offer_view.h"

#include "courses/change_product.h"
#include "orders/order.h"

namespace enrolments {

OfferView view_of(db::Reader& reader, const offers::Offer& offer, const base::Actor& viewer) {
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
  if (viewer.may(base::Permission::EditOffers)) view.can.push_back("edit");
  if (viewer.may(base::Permission::GiveAccess)) view.can.push_back("give_access");
  return view;
}

}  // namespace enrolments
