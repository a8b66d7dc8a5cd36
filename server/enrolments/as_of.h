// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enrolments/give_access.h"

namespace enrolments {

/// When an act counts from, in whole seconds: now, or the instant of the rehearsal that was shown,
/// which is at most fifteen minutes old. Throws Invalid for another one.
Instant instant_of_act(std::optional<Instant> as_of, Instant now);

/// Everything the engine asks about a person and a product, zone and blocking included.
accesses::Facts facts_of(db::Reader& reader, const Shared& shared, const people::Contact& contact,
                         Id<Product> product);

}  // namespace enrolments
