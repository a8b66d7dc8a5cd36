// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "access/policy_store.h"
#include "staff/link_products.h"

namespace enrolments {

/// What the person holds now or is going to, by title.
std::vector<staff::LinkProduct> link_products(db::Reader& reader, accesses::PolicyCache& policies,
                                              base::Id<people::Contact> contact);

}  // namespace enrolments
