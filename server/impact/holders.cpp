// SPDX-License-Identifier: Apache-2.0
#include "impact/holders.h"

#include <algorithm>
#include <set>

#include "base/ensure.h"
#include "school/school.h"

namespace impact {
namespace {

constexpr std::size_t people_at_once = 500;

struct Row {
  ContactId contact;
  GrantId grant;
};
BOOST_DESCRIBE_STRUCT(Row, (), (contact, grant))

std::vector<Holder> by_contact(const std::vector<Row>& rows) {
  std::vector<Holder> holders;
  for (const Row& row : rows) {
    if (holders.empty() || holders.back().contact != row.contact) {
      holders.push_back({row.contact, {}});
    }
    holders.back().grants.push_back(row.grant);
  }
  return holders;
}

void visit_page(db::Reader& reader, const Shared& shared, ProductId product,
                std::span<const Holder> holders, base::TimeZone zone, const Visit& visit) {
  std::vector<ContactId> people;
  for (const Holder& holder : holders) people.push_back(holder.contact);
  const auto blocked = reader.all<ContactId>(
      "SELECT id FROM contacts WHERE blocked_at IS NOT NULL AND id IN EACH_OF($1)",
      db::Numbers(people));
  const std::set<ContactId> refused(blocked.begin(), blocked.end());
  auto held = accesses::facts_of(reader, shared.policies, people, product);
  for (const Holder& holder : holders) {
    accesses::Facts& facts = held[{holder.contact, product}];
    facts.zone = zone;
    facts.blocked = refused.contains(holder.contact);
    visit(holder, facts);
  }
}

}  // namespace

std::vector<Holder> followers_of(db::Reader& reader, PolicyId policy) {
  return by_contact(reader.all<Row>(
      "SELECT g.contact_id, g.id FROM grants g JOIN contacts c ON c.id = g.contact_id "
      "WHERE g.offer_policy_id = $1 AND g.withdrawn_at IS NULL AND g.revoked_at IS NULL "
      "AND c.erased_at IS NULL ORDER BY g.contact_id, g.id",
      policy));
}

std::vector<Holder> holders_of(db::Reader& reader, ProductId product) {
  return by_contact(reader.all<Row>(
      "SELECT g.contact_id, g.id FROM grants g JOIN contacts c ON c.id = g.contact_id "
      "WHERE g.product_id = $1 AND g.withdrawn_at IS NULL AND g.revoked_at IS NULL "
      "AND c.erased_at IS NULL ORDER BY g.contact_id, g.id",
      product));
}

void each_holder(db::Reader& reader, const Shared& shared, ProductId product,
                 std::span<const Holder> holders, const Visit& visit) {
  const auto zone = school::school_of(reader).zone;
  for (std::size_t from = 0; from < holders.size(); from += people_at_once) {
    const std::size_t count = std::min(people_at_once, holders.size() - from);
    visit_page(reader, shared, product, holders.subspan(from, count), zone, visit);
  }
}

const accesses::Grant& grant_in(const accesses::Facts& facts, GrantId id) {
  const auto grant = std::ranges::find(facts.grants, id, &accesses::Grant::id);
  base::ensure(grant != facts.grants.end(), "an access is among the facts of who holds it");
  return *grant;
}

}  // namespace impact
