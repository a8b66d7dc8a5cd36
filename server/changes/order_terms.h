// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/policy_patch.h"
#include "changes/dates.h"
#include "enrolments/order_view.h"

// The order editor: what one order pins of its terms, attribute by attribute, and what goes back to
// its offer. An order without an offer has only terms of its own.

namespace changes {

/// `individual`: before the attributes count, everything is pinned to what it is now (yes), or goes
/// back to the offer (no).
struct LinePatch : accesses::OverridesPatch {
  Id<orders::OrderLine> id;
  std::optional<bool> individual;
};
BOOST_DESCRIBE_STRUCT(LinePatch, (accesses::OverridesPatch), (id, individual))

/// A comment says nothing about terms: the order goes on following. `as_of` as in `AccessChoice`.
struct OrderPatch {
  std::vector<LinePatch> lines;
  describe::Patch<describe::Text<0, 2000>> comment;
  std::optional<WhyText> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(OrderPatch, (), (lines, comment, reason, as_of))

/// The own terms of one line, and of the grant that stands on it.
struct LineTerms {
  orders::OrderLine line;
  /// Null without an offer.
  std::shared_ptr<const accesses::Policy> offered;
  accesses::Overrides before;
  accesses::Overrides after;
  accesses::Pins pins_before;
  accesses::Pins pins_after;

  /// What counts under these own terms.
  accesses::Policy policy_with(const accesses::Overrides& own) const;
};

/// Only what changes: lines, and the comment where it becomes another one.
struct TermsPlan {
  std::vector<LineTerms> lines;
  std::optional<std::string> comment;
  std::string reason;
  enrolments::Effects effects;

  bool changes_nothing() const { return lines.empty() && !comment; }
};

/// Throws Invalid with everything that is wrong, or Conflict where the order or the access of a
/// line is over for good. Writes nothing.
TermsPlan plan_terms(db::Reader& reader, const Shared& shared, const orders::Order& order,
                     const OrderPatch& patch, const base::Actor& actor, Instant now);

/// After a rehearsal, the order as it still is. `undo` is the journal entry that takes it back;
/// there is none where nothing changed.
struct OrderChanged : enrolments::OrderView {
  enrolments::Effects effects;
  std::optional<Id<journal::Entry>> undo;
  enrolments::OrderView& order() { return *this; }
};
BOOST_DESCRIBE_STRUCT(OrderChanged, (enrolments::OrderView), (effects, undo))

/// Leaves the view of the order to whoever shows it.
OrderChanged apply_terms(db::Transaction& tx, const orders::Order& order, const TermsPlan& plan,
                         const base::Actor& actor,
                         std::optional<Id<journal::Batch>> batch = std::nullopt);

}  // namespace changes
