// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <vector>

#include "courses/product.h"
#include "notices/access_notice.h"

// A mail about a course in preparation promises to tell when it opens. Each promise is a row until
// it is kept, so that everybody is told once and nobody is told without a promise.

namespace notices {

/// Of a mail that leaves or is held; one that cannot reach anybody promises nothing.
void remember_promises(db::Transaction& tx, const AccessNotice& notice, const mail::Fate& fate);

struct OpeningPromise {
  Id<people::Contact> contact;
  Instant promised_at;
};
BOOST_DESCRIBE_STRUCT(OpeningPromise, (), (contact, promised_at))

std::int64_t count_promises(db::Reader& reader, Id<courses::Product> product);
/// The oldest first.
std::vector<OpeningPromise> promises_about(db::Reader& reader, Id<courses::Product> product,
                                           std::int64_t limit);
void forget_promise(db::Transaction& tx, Id<people::Contact> contact,
                    Id<courses::Product> product);

}  // namespace notices
