// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "access/grants.h"
#include "courses/compiled_courses.h"
#include "notices/access_notice.h"

namespace notices {

/// One product as it is given to somebody, the way a mail names it. `lessons_available`: published
/// lessons under these terms, whenever they open.
OpenedProduct opened_product(const Setting& setting, const courses::Compiled& course,
                             const accesses::Grant& grant, Instant now);
OpenedProduct opened_product(db::Reader& reader, const Setting& setting,
                             Id<people::Contact> contact, accesses::ProductId product,
                             accesses::GrantId grant);

/// Everything a person holds now or is going to, newest first, each product once; without the
/// choice of mails.
AccessNotice notice_of_all_held(db::Reader& reader, const Setting& setting,
                                const people::Contact& contact);

}  // namespace notices
