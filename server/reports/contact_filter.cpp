// SPDX-License-Identifier: Apache-2.0
#include "reports/contact_filter.h"

#include <utility>

namespace reports {

std::string_view order_by(const ContactsWanted& wanted) {
  switch (wanted.sort.value_or(ContactOrder::Newest)) {
    case ContactOrder::Newest: return "c.id DESC";
    case ContactOrder::Oldest: return "c.id";
    case ContactOrder::Name: return "c.sort_name, c.id";
    case ContactOrder::NameDown: return "c.sort_name DESC, c.id DESC";
    case ContactOrder::LastSeen: return "c.last_seen_at, c.id";
    case ContactOrder::LastSeenDown: return "COALESCE(c.last_seen_at, 0) DESC, c.id DESC";
  }
  std::unreachable();
}

void add_filters(const ContactsWanted& wanted, db::Conditions& conditions) {
  for (const std::string& tag : wanted.tag) {
    conditions.add(
        "c.id IN (SELECT ct.contact_id FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id "
        "WHERE t.name = ?)",
        tag);
  }
  if (wanted.product) {
    conditions.add(
        "c.id IN (SELECT contact_id FROM grants WHERE product_id = ? AND withdrawn_at IS NULL "
        "AND revoked_at IS NULL)",
        wanted.product->number());
  }
  if (wanted.offer) {
    conditions.add(
        "c.id IN (SELECT contact_id FROM orders WHERE offer_id = ? AND withdrawn_at IS NULL)",
        wanted.offer->number());
  }
  if (wanted.language) {
    conditions.add("c.language = ?", std::string(base::language_code(*wanted.language)));
  }
  if (wanted.signed_in == SignedIn::Never) conditions.add("c.first_signed_in_at IS NULL");
  if (wanted.signed_in == SignedIn::Ever) conditions.add("c.first_signed_in_at IS NOT NULL");
}

db::Conditions conditions_of(db::Engine engine, const ContactsWanted& wanted, LookIn place) {
  db::Conditions conditions;
  conditions.add("c.erased_at IS NULL");
  if (wanted.search) add_contact_search(engine, wanted.search->v, place, conditions);
  add_filters(wanted, conditions);
  return conditions;
}

}  // namespace reports
