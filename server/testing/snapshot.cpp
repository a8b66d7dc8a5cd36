// SPDX-License-Identifier: Apache-2.0
#include "testing/snapshot.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace testing {
namespace {

constexpr std::string_view sqlite_tables =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
    "AND name NOT LIKE '%\\_search%' ESCAPE '\\'";
constexpr std::string_view postgres_tables =
    "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'";

/// One text for all columns of a row.
std::string row_sql(db::Reader& reader, const std::string& table) {
  if (reader.engine() == db::Engine::Postgres) {
    return "SELECT CAST(t AS TEXT) FROM " + table + " t";
  }
  std::string columns = "''";
  for (const auto& name :
       reader.all<std::string>("SELECT name FROM pragma_table_info($1)", table)) {
    columns += " || ', ' || quote(\"" + name + "\")";
  }
  return "SELECT " + columns + " FROM " + table;
}

std::size_t only_in(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
  std::vector<std::string> rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest.size();
}

std::string change_of(const std::multiset<std::string>& before,
                      const std::multiset<std::string>& after) {
  const auto came = only_in(after, before);
  const auto went = only_in(before, after);
  std::string text;
  if (came > 0) text += " +" + std::to_string(came);
  if (went > 0) text += " -" + std::to_string(went);
  return text;
}

}  // namespace

Snapshot snapshot_of(db::Reader& reader) {
  const bool sqlite = reader.engine() == db::Engine::Sqlite;
  Snapshot snapshot;
  for (const auto& table : reader.all<std::string>(sqlite ? sqlite_tables : postgres_tables)) {
    auto& rows = snapshot[table];
    reader.each_row(row_sql(reader, table), {},
                    [&](const db::Row& row) { rows.emplace(row.text(0)); });
  }
  return snapshot;
}

std::string difference(const Snapshot& before, const Snapshot& after) {
  std::string text;
  for (const auto& [table, rows] : after) {
    const auto found = before.find(table);
    const std::string change = change_of(found == before.end() ? std::multiset<std::string>()
                                                               : found->second,
                                         rows);
    if (change.empty()) continue;
    if (!text.empty()) text += ", ";
    text += table + change;
  }
  return text;
}

}  // namespace testing
