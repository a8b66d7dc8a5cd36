// SPDX-License-Identifier: Apache-2.0
#include "people/sort_names.h"

#include <vector>

#include "base/sort_key.h"

namespace people {
namespace {

constexpr std::int64_t at_once = 500;

struct Row {
  Id<Contact> id;
  std::string first_name;
  std::string last_name;
  std::optional<Email> email;
  std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, first_name, last_name, email, phone))

std::vector<Row> rows_without(db::Reader& reader, std::int64_t after) {
  return reader.all<Row>(
      "SELECT id, first_name, last_name, email, phone FROM contacts "
      "WHERE sort_name = '' AND erased_at IS NULL AND id > $1 ORDER BY id LIMIT $2",
      after, at_once);
}

void fill(db::Transaction& tx, const Row& row) {
  Contact contact;
  contact.first_name = row.first_name;
  contact.last_name = row.last_name;
  contact.email = row.email;
  contact.phone = row.phone;
  tx.run("UPDATE contacts SET sort_name = $2 WHERE id = $1", row.id, sort_name(contact));
}

}  // namespace

std::string sort_name(const Contact& contact) {
  if (contact.first_name.empty() && contact.last_name.empty()) {
    return base::sort_key({display_name(contact)});
  }
  return base::sort_key({contact.last_name, contact.first_name});
}

void fill_sort_names(db::Database& db) {
  // Who has no name of any kind keeps the empty key, so the next ones are looked for behind them.
  std::int64_t after = -1;
  const auto is_left = [&] {
    return db.read([&](db::Reader& reader) { return !rows_without(reader, after).empty(); });
  };
  while (is_left()) {
    after = db.write([after](db::Transaction& tx) {
      auto last = after;
      for (const Row& row : rows_without(tx, after)) {
        fill(tx, row);
        last = row.id.number();
      }
      return last;
    });
  }
}

}  // namespace people
