// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "db/conditions.h"
#include "db/reader.h"
#include "describe/row.h"
#include "describe/types.h"
#include "http/page.h"

namespace reports {

using Limit = std::optional<describe::Number<1, 200>>;
using Offset = std::optional<describe::Number<0, 100'000>>;

inline constexpr std::int64_t usual_limit = 50;

/// A page and the exact total. `columns` and `from` are SQL; `order` ends the text. Two queries.
template <class Row>
http::Page<Row> list_page(db::Reader& reader, std::string_view columns, std::string_view from,
                          const db::Conditions& conditions, std::string_view order,
                          const Limit& limit, const Offset& offset) {
  const std::string rest = std::string(from) + conditions.where();
  http::Page<Row> page;
  reader.each_row("SELECT COUNT(*) FROM " + rest, conditions.params(),
                  [&](const db::Row& row) { page.total = row.number(0); });
  const auto number = conditions.next_number();
  const std::string sql = "SELECT " + std::string(columns) + " FROM " + rest + " ORDER BY " +
                          std::string(order) + " LIMIT $" + std::to_string(number) +
                          " OFFSET $" + std::to_string(number + 1);
  const auto params = conditions.params({limit ? limit->v : usual_limit,
                                         offset ? offset->v : std::int64_t{0}});
  reader.each_row(sql, params, [&](const db::Row& row) {
    page.items.push_back(describe::from_row<Row>(row));
  });
  return page;
}

}  // namespace reports
