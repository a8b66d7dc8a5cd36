// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_check.h"

#include <fmt/core.h>

#include "db/error.h"

namespace db {

namespace {

constexpr std::string_view foreign_keys =
    "SELECT c.conname::text, c.conrelid::regclass::text, c.confrelid::regclass::text, "
    "  string_agg(format('child.%I = parent.%I', a.attname, b.attname), ' AND ' ORDER BY k.place), "
    "  string_agg(format('child.%I IS NOT NULL', a.attname), ' AND ' ORDER BY k.place) "
    "FROM pg_constraint c "
    "CROSS JOIN unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(child, parent, place) "
    "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.child "
    "JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.parent "
    "WHERE c.contype = 'f' GROUP BY c.oid, c.conname, c.conrelid, c.confrelid ORDER BY 2, 1";

constexpr std::string_view has_amcheck =
    "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'amcheck')";

constexpr std::string_view own_indexes =
    "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_am m ON m.oid = c.relam "
    "JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind = 'i' AND m.amname = 'btree' AND n.nspname = current_schema() ORDER BY 1";

struct OrphanQuery {
  std::string label;
  std::string sql;
};

std::vector<OrphanQuery> orphan_queries(PostgresConnection& connection) {
  std::vector<OrphanQuery> result;
  connection.run(foreign_keys, {}, [&](const Row& row) {
    result.push_back(
        {.label = fmt::format("rows of {} point to no row of {} ({})", row.text(1), row.text(2),
                              row.text(0)),
         .sql = fmt::format("SELECT count(*) FROM {} child WHERE {} AND NOT EXISTS "
                            "(SELECT 1 FROM {} parent WHERE {})",
                            row.text(1), row.text(4), row.text(2), row.text(3))});
  });
  return result;
}

void look_for_orphans(PostgresConnection& connection, std::vector<std::string>& found) {
  for (const auto& query : orphan_queries(connection)) {
    connection.run(query.sql, {}, [&](const Row& row) {
      if (row.number(0) > 0) found.push_back(fmt::format("{} {}", row.number(0), query.label));
    });
  }
}

void look_into_indexes(PostgresConnection& connection, std::vector<std::string>& found) {
  bool installed = false;
  connection.run(has_amcheck, {}, [&](const Row& row) { installed = row.boolean(0); });
  if (!installed) return;
  std::vector<std::string> indexes;
  connection.run(own_indexes, {}, [&](const Row& row) { indexes.emplace_back(row.text(0)); });
  for (const auto& index : indexes) {
    // amcheck tells of damage by an error.
    try {
      connection.script(fmt::format("SELECT bt_index_check('{}')", index));
    } catch (const Error& damage) {
      found.push_back(index + ": " + damage.what());
    }
  }
}

}  // namespace

std::vector<std::string> damage_found_by_postgres(PostgresConnection& connection) {
  std::vector<std::string> found;
  look_for_orphans(connection, found);
  look_into_indexes(connection, found);
  return found;
}

}  // namespace db
