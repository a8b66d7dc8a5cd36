// SPDX-License-Identifier: Apache-2.0
#include "enrolments/as_of.h"

#include "base/rejections.h"
#include "school/school.h"

namespace enrolments {

static constexpr auto rehearsal_valid_for = std::chrono::minutes(15);

Instant instant_of_act(std::optional<Instant> as_of, Instant now) {
  if (!as_of) return now.to_whole_seconds();
  if (*as_of > now || *as_of < now - rehearsal_valid_for) {
    throw base::Invalid("/as_of", "as_of.too_old");
  }
  if (*as_of != as_of->to_whole_seconds()) {
    throw base::Invalid("/as_of", "instant.whole_seconds");
  }
  return *as_of;
}

accesses::Facts facts_of(db::Reader& reader, const Shared& shared, const people::Contact& contact,
                         Id<Product> product) {
  auto facts = accesses::facts_of(reader, shared.policies, contact.id, product);
  facts.zone = school::school_of(reader).zone;
  facts.blocked = contact.blocked_at.has_value();
  return facts;
}

}  // namespace enrolments
