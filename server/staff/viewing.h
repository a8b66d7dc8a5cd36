// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/actor.h"
#include "people/contact.h"
#include "staff/session.h"

// A member of staff sees a student's pages: the session shows them below `/api/me` in place of the
// member's own student side, until it is left. A viewing that is over shows nobody's pages, so that
// nobody takes one side for the other.

namespace staff {

inline constexpr std::chrono::minutes signed_in_as_for{30};

/// As the session keeps it. `at`: the day that is looked at; `terms`: what nobody has saved, for
/// whoever computes access, empty without.
struct Viewing {
  ViewingMode mode = ViewingMode::View;
  /// Nothing: the person is deleted.
  std::optional<Id<people::Contact>> contact;
  Instant until;
  std::optional<Instant> at;
  std::string terms;
};

/// Whether it is over or not.
std::optional<Viewing> viewing_in(const Session& session);

/// The right that it takes, from its first page to its last.
Permission right_for(ViewingMode mode);

/// A look lasts as long as the session of the member does, a sign-in half an hour.
Instant end_of_viewing(const Session& session, ViewingMode mode, Instant now);

/// In place of the one that was there.
void begin_viewing(db::Transaction& tx, Id<Session> session, const Viewing& viewing);
void leave_viewing(db::Transaction& tx, Id<Session> session);
Session without_viewing(Session session);

/// The member as whom these pages are shown, with no right but the student's. Nothing: there is no
/// viewing or it is over, by the clock or because the member lost the session or the right.
std::optional<base::Actor> viewer_in(db::Reader& reader, const Session& session);

/// What stands in the viewing by which somebody acts.
std::optional<Viewing> viewing_of(db::Reader& reader, const base::Actor& actor);

}  // namespace staff
