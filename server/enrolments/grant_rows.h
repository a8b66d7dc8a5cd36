// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/terms.h"
#include "enrolments/give_access.h"

namespace enrolments {

/// Under what a grant stands: full access, an offer, or terms of its own.
enum class GrantTerms { Full, Offer, Individual };
BOOST_DESCRIBE_ENUM(GrantTerms, Full, Offer, Individual)

struct OfferName {
  Id<Offer> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(OfferName, (), (id, title))

/// One grant as staff see it. `paid`: some payment of its order is recorded.
struct GrantRow {
  GrantId id;
  courses::ProductName product;
  std::optional<OfferName> offer;
  OrderName order;
  GrantTerms kind = GrantTerms::Offer;
  accesses::GrantState state = accesses::GrantState::Active;
  Instant start_at;
  /// Nothing: no end.
  std::optional<Instant> end_at;
  /// Set by hand, in place of the period of its terms.
  bool end_is_personal = false;
  /// When the next freeze that is to come begins.
  std::optional<Instant> frozen_from;
  std::optional<Instant> frozen_until;
  /// Some of its terms are its own, not those of an offer.
  bool individual = false;
  std::int64_t lessons_open = 0;
  std::int64_t lessons_total = 0;
  bool paid = false;
  std::optional<std::string> given_by;
  std::string door;
  std::string reason;
  Instant created_at;
  std::int64_t version = 1;
  std::vector<std::string> can;
};
BOOST_DESCRIBE_STRUCT(GrantRow, (),
                      (id, product, offer, order, kind, state, start_at, end_at,
                       end_is_personal, frozen_from, frozen_until, individual, lessons_open,
                       lessons_total, paid, given_by, door, reason, created_at, version, can))

/// Newest first, as things stand at `at`; each row counts the lessons its grant opens by itself.
std::vector<GrantRow> grant_rows(db::Reader& reader, const Shared& shared,
                                 Id<Contact> contact, Instant at, const base::Actor& viewer);

/// One of them. Throws NotFound.
GrantRow grant_row(db::Reader& reader, const Shared& shared, GrantId id, Instant at,
                   const base::Actor& viewer);

}  // namespace enrolments
