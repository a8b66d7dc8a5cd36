// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/terms.h"
#include "enrolments/give_access.h"
#include "http/page.h"
#include "people/contact_card.h"

namespace enrolments {

enum class SignedIn { Ever, Never };
BOOST_DESCRIBE_ENUM(SignedIn, Ever, Never)

struct MembersFilter {
  std::optional<describe::Text<0, 200>> search;
  std::optional<SignedIn> signed_in;
  std::optional<accesses::GrantState> state;
};
BOOST_DESCRIBE_STRUCT(MembersFilter, (), (search, signed_in, state))

struct MembersWanted : MembersFilter {
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(MembersWanted, (MembersFilter), (limit, offset))

/// A grant of a member, as short as a list needs it.
struct MemberGrant {
  GrantId id;
  std::optional<std::string> offer;
  accesses::GrantState state = accesses::GrantState::Active;
  std::optional<Instant> end_at;
};
BOOST_DESCRIBE_STRUCT(MemberGrant, (), (id, offer, state, end_at))

/// A person who holds or held the product. `state` is the best of their grants.
struct MemberRow {
  people::ContactName contact;
  std::vector<MemberGrant> grants;
  accesses::GrantState state = accesses::GrantState::Active;
  Instant opened_at;
  std::optional<Instant> closes_at;
  std::optional<Instant> last_seen_at;
  bool never_signed_in = false;
  /// Percent of the lessons that count.
  std::int64_t progress = 0;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (),
                      (contact, grants, state, opened_at, closes_at, last_seen_at,
                       never_signed_in, progress))

/// Newest first. A fixed number of queries, whatever the size of the page. Whoever is on the team
/// of the course and sees no contacts reads names and what belongs to the course, and finds people
/// by their names only; for others of the team there are no members, and Forbidden is thrown.
http::Page<MemberRow> members_of(db::Reader& reader, const Shared& shared, Id<Product> product,
                                 const MembersWanted& wanted, const base::Actor& viewer);

/// All of them, newest first.
std::vector<Id<Contact>> members_matching(db::Reader& reader, const Shared& shared,
                                          Id<Product> product, const MembersFilter& wanted,
                                          const base::Actor& viewer);

}  // namespace enrolments
