// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "access/grants.h"
#include "access/terms.h"

namespace changes {

/// What an access was given under: the title of its offer, otherwise of its product.
std::string title_of(db::Reader& reader, accesses::GrantId id);

/// Nothing: no end.
std::optional<base::Instant> end_of(const accesses::Terms& terms);

}  // namespace changes
