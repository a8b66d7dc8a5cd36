// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/give_access.h"

namespace enrolments {

struct RevocationDraft {
  std::optional<describe::Text<0, 500>> reason;
  /// Of the rehearsal that was shown; at most fifteen minutes old.
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(RevocationDraft, (), (reason, as_of))

/// What the undo needs, as it stands in the journal.
struct RevokedRecord {
  GrantId grant;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RevokedRecord, (), (grant, reason))

struct AccessRevoked {
  GrantId grant;
  Effects effects;
  std::optional<base::Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(AccessRevoked, (), (grant, effects, undo))

/// What the person would lose. Throws NotFound, and Conflict for a grant that is revoked already.
Effects plan_revocation(db::Reader& reader, const Shared& shared, GrantId id,
                        const RevocationDraft& draft, Instant now);

/// Ends the grant for good at this second or that of the rehearsal; progress and orders stay. Undo
/// takes the act back.
AccessRevoked revoke_access(db::Transaction& tx, const Shared& shared, GrantId id,
                            const RevocationDraft& draft, const base::Actor& actor);

/// The same of what was planned in this transaction.
AccessRevoked apply_revocation(db::Transaction& tx, const Effects& planned,
                               const RevokedRecord& record, const base::Actor& actor,
                               std::optional<base::Id<journal::Batch>> batch = std::nullopt);

}  // namespace enrolments
