// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "db/conditions.h"
#include "db/reader.h"
#include "describe/row.h"
#include "describe/types.h"
#include "http/page.h"

namespace reports {

using Limit = std::optional<describe::Number<1, 200>>;
using Offset = std::optional<describe::Number<0, 100'000>>;

inline constexpr std::int64_t usual_limit = 50;

/// `#1010`: the number of an order and nothing else.
inline std::optional<std::int64_t> order_number_in(std::string_view typed) {
  typed = base::trimmed(typed);
  if (!typed.starts_with('#')) return std::nullopt;
  typed = base::trimmed(typed.substr(1));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc() || end != typed.data() + typed.size()) return std::nullopt;
  return number;
}

/// `from` is SQL, as are `columns` and `order` below.
inline std::int64_t count_of(db::Reader& reader, std::string_view from,
                             const db::Conditions& conditions) {
  std::int64_t total = 0;
  reader.each_row("SELECT COUNT(*) FROM " + std::string(from) + conditions.where(),
                  conditions.params(), [&](const db::Row& row) { total = row.number(0); });
  return total;
}

template <class Row>
std::vector<Row> rows_of(db::Reader& reader, std::string_view columns, std::string_view from,
                         const db::Conditions& conditions, std::string_view order,
                         const Limit& limit, const Offset& offset) {
  const auto number = conditions.next_number();
  const std::string sql = "SELECT " + std::string(columns) + " FROM " + std::string(from) +
                          conditions.where() + " ORDER BY " + std::string(order) + " LIMIT $" +
                          std::to_string(number) + " OFFSET $" + std::to_string(number + 1);
  const auto params = conditions.params({limit ? limit->v : usual_limit,
                                         offset ? offset->v : std::int64_t{0}});
  std::vector<Row> rows;
  reader.each_row(sql, params,
                  [&](const db::Row& row) { rows.push_back(describe::from_row<Row>(row)); });
  return rows;
}

/// A page and the exact total, in two queries.
template <class Row>
http::Page<Row> list_page(db::Reader& reader, std::string_view columns, std::string_view from,
                          const db::Conditions& conditions, std::string_view order,
                          const Limit& limit, const Offset& offset) {
  http::Page<Row> page{.total = count_of(reader, from, conditions)};
  page.items = rows_of<Row>(reader, columns, from, conditions, order, limit, offset);
  return page;
}

}  // namespace reports
