// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <vector>

#include "base/actor.h"
#include "enrolments/grant_rows.h"

namespace enrolments {

/// What a deletion takes. A course that somebody was ever given stays, because orders and grants
/// speak of it: it can be archived instead.
struct ProductDeleted {
  bool allowed = true;
  std::int64_t modules = 0;
  std::int64_t lessons = 0;
  std::int64_t orders = 0;
  /// Go with it: they hold nothing else.
  std::vector<OfferName> offers;
  /// Lose this course and keep their others.
  std::vector<OfferName> shortened;
};
BOOST_DESCRIBE_STRUCT(ProductDeleted, (),
                      (allowed, modules, lessons, orders, offers, shortened))

/// Throws NotFound.
ProductDeleted plan_product_deletion(db::Reader& reader, Id<Product> id);

/// For good: there is no undo. Conflict: `product.has_orders`.
ProductDeleted delete_product(db::Transaction& tx, Id<Product> id, const base::Actor& actor);

}  // namespace enrolments
