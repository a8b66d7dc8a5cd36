// SPDX-License-Identifier: Apache-2.0
#include "courses/sort_titles.h"

#include <string>
#include <vector>

#include "base/sort_key.h"
#include "courses/product.h"

namespace courses {
namespace {

struct Row {
  base::Id<Product> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, title))

std::vector<Row> rows_without(db::Reader& reader) {
  return reader.all<Row>("SELECT id, title FROM products WHERE sort_title = ''");
}

}  // namespace

void fill_sort_titles(db::Database& db) {
  if (db.read(rows_without).empty()) return;
  db.write([](db::Transaction& tx) {
    for (const Row& row : rows_without(tx)) {
      tx.run("UPDATE products SET sort_title = $2 WHERE id = $1", row.id,
             base::sort_key({row.title}));
    }
  });
}

}  // namespace courses
