// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "courses/course_view.h"
#include "offers/offer.h"

namespace enrolments {

struct OfferLineView {
  base::Id<offers::OfferLine> id;
  courses::ProductName product;
  accesses::Policy policy;
};
BOOST_DESCRIBE_STRUCT(OfferLineView, (), (id, product, policy))

struct OfferView {
  base::Id<offers::Offer> id;
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

/// `can` is what the viewer may do with it.
OfferView view_of(db::Reader& reader, const offers::Offer& offer, const base::Actor& viewer);

}  // namespace enrolments
