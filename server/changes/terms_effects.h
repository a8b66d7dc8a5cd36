// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changes/order_terms.h"

namespace changes {

/// What other terms on these lines do to the person, and what staff should know before they save.
/// Throws Conflict where the access of a line was revoked.
enrolments::Effects effects_of_terms(db::Reader& reader, const Shared& shared,
                                     const orders::Order& order,
                                     const std::vector<LineTerms>& lines, Instant at);

}  // namespace changes
