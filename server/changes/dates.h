// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "access/dates.h"
#include "enrolments/grant_rows.h"

// More time, another end, a freeze or its end: the dates of one grant. Each is planned from the
// grant as it is on a snapshot, and applied in the transaction in which it was planned again.

namespace changes {

using accesses::GrantId;
using base::Id;
using base::Instant;
using enrolments::Shared;

using Days = describe::Number<1, accesses::freeze_days_max>;
using Months = describe::Number<1, accesses::freeze_months_max>;
using WhyText = describe::Text<0, 500>;

/// Exactly one of `days` and `months`; `as_of` in all of them as in `AccessChoice`.
struct ExtensionDraft {
  std::optional<Days> days;
  std::optional<Months> months;
  std::optional<WhyText> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(ExtensionDraft, (), (days, months, reason, as_of))

/// The whole of that day is included, as the school's clocks go. Null: without end.
struct EndDraft {
  describe::Patch<base::Date> until;
  std::optional<WhyText> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(EndDraft, (), (until, reason, as_of))

/// From now, or from the beginning of a day that may be past or to come.
struct FreezeDraft {
  std::optional<Days> days;
  std::optional<Months> months;
  std::optional<base::Date> from;
  std::optional<WhyText> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(FreezeDraft, (), (days, months, from, reason, as_of))

struct UnfreezeDraft {
  std::optional<WhyText> reason;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(UnfreezeDraft, (), (reason, as_of))

/// Terms are there where the act changes them: full access that gets an end.
struct DatesPlan {
  accesses::GrantRecord grant;
  std::string_view action;
  accesses::Dates before;
  accesses::Dates after;
  std::optional<accesses::Overrides> terms_before;
  std::optional<accesses::Overrides> terms_after;
  enrolments::Effects effects;
};

// Each throws NotFound, Invalid, or Conflict where the state of the grant forbids it.
DatesPlan plan_extension(db::Reader& reader, const Shared& shared, GrantId id,
                         const ExtensionDraft& draft, Instant now);
DatesPlan plan_end(db::Reader& reader, const Shared& shared, GrantId id, const EndDraft& draft,
                   Instant now);
DatesPlan plan_freeze(db::Reader& reader, const Shared& shared, GrantId id,
                      const FreezeDraft& draft, Instant now);
DatesPlan plan_unfreezing(db::Reader& reader, const Shared& shared, GrantId id,
                          const UnfreezeDraft& draft, Instant now);

/// After a rehearsal only `effects` is there. `undo` is the journal entry that takes it back.
struct AccessChanged {
  std::optional<enrolments::GrantRow> grant;
  enrolments::Effects effects;
  std::optional<Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(AccessChanged, (), (grant, effects, undo))

/// Leaves `grant` to whoever shows it.
AccessChanged apply_dates(db::Transaction& tx, const DatesPlan& plan, const std::string& reason,
                          const base::Actor& actor,
                          std::optional<Id<journal::Batch>> batch = std::nullopt);

}  // namespace changes
