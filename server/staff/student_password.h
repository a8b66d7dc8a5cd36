// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "http/call.h"
#include "people/contact.h"

namespace staff {

bool has_password(db::Reader& reader, base::Id<people::Contact> contact);

/// Before a student gets a new password: they type the present one, if they have one, or they have
/// signed in within the last minutes (that is how a forgotten one is replaced). Refuses at
/// `/present_password`. Ends the snapshot: it takes as long as a hash.
void refuse_unproved(http::Call& call, base::Id<people::Contact> contact,
                     const std::optional<std::string>& present);

/// Signs out everywhere but in the browser of the actor, and ends codes and links on their way.
void set_student_password(db::Transaction& tx, const people::Contact& contact,
                          const std::string& hash, const base::Actor& actor);

}  // namespace staff
