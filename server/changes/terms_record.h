// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changes/order_terms.h"

namespace changes {

/// What is the order's own on one line, and whose doing that was. `own` names the attributes: a
/// service that promises nothing is null, like one that follows the offer.
struct LineNote {
  Id<orders::OrderLine> line;
  std::string product;
  std::vector<std::string> own;
  accesses::Overrides policy;
  accesses::Pins pins;
};
BOOST_DESCRIBE_STRUCT(LineNote, (), (line, product, own, policy, pins))

/// The lines that changed; the comment where it did.
struct TermsNote {
  std::vector<LineNote> lines;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(TermsNote, (), (lines, comment))

/// What the undo needs, as it stands in the journal. No grant is named: the dates of an access do
/// not stand on its terms.
struct TermsRecord {
  Id<orders::Order> order;
  std::string reason;
  TermsNote before;
  TermsNote after;
};
BOOST_DESCRIBE_STRUCT(TermsRecord, (), (order, reason, before, after))

}  // namespace changes
