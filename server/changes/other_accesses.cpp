// SPDX-License-Identifier: Apache-2.0
#include "changes/other_accesses.h"

namespace changes {

std::string title_of(db::Reader& reader, accesses::GrantId id) {
  return reader.one<std::string>(
      "SELECT COALESCE(f.title, p.title) FROM grants g JOIN products p ON p.id = g.product_id "
      "JOIN order_lines l ON l.id = g.order_line_id JOIN orders o ON o.id = l.order_id "
      "LEFT JOIN offers f ON f.id = o.offer_id WHERE g.id = $1",
      id);
}

std::optional<base::Instant> end_of(const accesses::Terms& terms) {
  return terms.end == accesses::forever ? std::nullopt : std::optional(terms.end);
}

}  // namespace changes
