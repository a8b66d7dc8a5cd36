// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <vector>

#include "enrolments/give_access.h"

namespace enrolments {

/// What recording this payment does: of a waiting order it opens the access. Throws what is wrong
/// with it. Writes nothing.
AccessGiven plan_payment(db::Reader& reader, const Shared& shared, const orders::Order& order,
                         const orders::PaymentDraft& draft);

/// The first payment of a waiting order gives what it is for, in the same transaction.
AccessGiven pay_order(db::Transaction& tx, const Shared& shared, const orders::Order& order,
                      const orders::PaymentDraft& draft, const base::Actor& actor);

/// What the undo of a waiting order's payment needs, as it stands in the journal.
struct PaidRecord {
  Id<orders::Order> order;
  Id<orders::Payment> payment;
  std::vector<GrantId> grants;
};
BOOST_DESCRIBE_STRUCT(PaidRecord, (), (order, payment, grants))

}  // namespace enrolments
