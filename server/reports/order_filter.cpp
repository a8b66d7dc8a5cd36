// SPDX-License-Identifier: Apache-2.0
#include "reports/order_filter.h"

#include "people/contact.h"
#include "reports/list_page.h"

namespace reports {

/// The person's words, or the number of the order.
static void add_search(const std::string& typed, db::Conditions& conditions) {
  if (const auto number = order_number_in(typed)) return conditions.add("o.number = ?", *number);
  for (const std::string& word : people::search_words(typed)) {
    const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
    if (is_number && word.size() <= 9) {
      conditions.add("(c.search LIKE ? OR o.number = #)", db::anywhere(word), std::stoll(word));
    } else {
      conditions.add("c.search LIKE ?", db::anywhere(word));
    }
  }
}

db::Conditions conditions_of(const OrdersWanted& wanted) {
  db::Conditions conditions;
  conditions.add("o.withdrawn_at IS NULL");
  if (wanted.search) add_search(wanted.search->v, conditions);
  if (wanted.state) {
    conditions.add("o.state = ?", std::string(describe::enum_text(*wanted.state)));
  }
  if (wanted.offer) conditions.add("o.offer_id = ?", wanted.offer->number());
  if (wanted.product) {
    conditions.add("o.id IN (SELECT order_id FROM order_lines WHERE product_id = ?)",
                   wanted.product->number());
  }
  if (wanted.individual) {
    conditions.add((*wanted.individual ? "" : "NOT ") + std::string(differs_from_offer));
  }
  return conditions;
}

}  // namespace reports
