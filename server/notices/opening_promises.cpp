// SPDX-License-Identifier: Apache-2.0
#include "notices/opening_promises.h"

namespace notices {

void remember_promises(db::Transaction& tx, const AccessNotice& notice, const mail::Fate& fate) {
  if (!notice.access || !notice.recipient.contact || fate.state == mail::State::NotSent) return;
  for (const OpenedProduct& opened : notice.products) {
    if (!opened.in_preparation || !opened.product) continue;
    tx.run(
        "INSERT INTO opening_promises (contact_id, product_id, promised_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (product_id, contact_id) DO NOTHING",
        *notice.recipient.contact, *opened.product, tx.now());
  }
}

std::int64_t count_promises(db::Reader& reader, Id<courses::Product> product) {
  return reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM opening_promises WHERE product_id = $1", product);
}

std::vector<OpeningPromise> promises_about(db::Reader& reader, Id<courses::Product> product,
                                           std::int64_t limit) {
  return reader.all<OpeningPromise>(
      "SELECT contact_id, promised_at FROM opening_promises WHERE product_id = $1 "
      "ORDER BY promised_at, contact_id LIMIT $2",
      product, limit);
}

void forget_promise(db::Transaction& tx, Id<people::Contact> contact,
                    Id<courses::Product> product) {
  tx.run("DELETE FROM opening_promises WHERE contact_id = $1 AND product_id = $2", contact,
         product);
}

}  // namespace notices
