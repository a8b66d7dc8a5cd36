// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "access/terms.h"
#include "imports/judge.h"

namespace imports {
namespace {

struct HeldRow {
  accesses::GrantId id;
  Id<Product> product;
  base::Instant start_at;
  std::optional<base::Instant> end_at;
  std::optional<Id<Offer>> offer;
  std::optional<std::string> full;
};
BOOST_DESCRIBE_STRUCT(HeldRow, (), (id, product, start_at, end_at, offer, full))

bool is_wanted(const HeldRow& held, const AccessWanted& wanted) {
  if (wanted.offer) return held.offer == wanted.offer;
  return held.product == wanted.product && held.full == "true";
}

/// Given for the very same time before, whether that time is over or not.
bool is_same_time(const HeldRow& held, const PersonRow& row, base::TimeZone zone) {
  const bool same_start =
      row.access_start && held.start_at == base::start_of_day(*row.access_start, zone);
  const bool same_end = row.access_end && held.end_at == base::end_of_day(*row.access_end, zone);
  return (same_start || !row.access_start) && (same_end || !row.access_end) &&
         (same_start || same_end);
}

}  // namespace

bool has_already(db::Reader& reader, const enrolments::Shared& shared,
                 const people::Contact& contact, const AccessWanted& wanted,
                 const PersonRow& row) {
  const auto zone = school::school_of(reader).zone;
  const auto rows = reader.all<HeldRow>(
      "SELECT g.id, g.product_id, g.start_at, g.end_at, o.offer_id, p.full_access FROM grants g "
      "JOIN order_lines l ON l.id = g.order_line_id JOIN orders o ON o.id = l.order_id "
      "LEFT JOIN policies p ON p.id = g.own_policy_id "
      "WHERE g.contact_id = $1 AND g.withdrawn_at IS NULL",
      contact.id);
  std::set<accesses::GrantId> same;
  for (const HeldRow& held : rows) {
    if (!is_wanted(held, wanted)) continue;
    if (is_same_time(held, row, zone)) return true;
    same.insert(held.id);
  }
  if (same.empty()) return false;
  for (const auto& [pair, facts] : accesses::facts_of(reader, shared.policies, contact.id)) {
    for (const accesses::Grant& grant : facts.grants) {
      if (!same.contains(grant.id)) continue;
      const auto now = reader.now().to_whole_seconds();
      if (accesses::is_alive(accesses::terms_of(grant, now, zone).state_at(now))) return true;
    }
  }
  return false;
}

}  // namespace imports
