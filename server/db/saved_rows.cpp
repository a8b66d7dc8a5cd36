// SPDX-License-Identifier: Apache-2.0
#include "db/saved_rows.h"

#include <algorithm>
#include <vector>

#include "base/ensure.h"
#include "describe/json.h"
#include "fmt/core.h"
#include "fmt/ranges.h"

namespace db {
namespace {

using Names = std::vector<std::string>;

Names columns_of(Reader& reader, std::string_view table) {
  if (reader.engine() == Engine::Sqlite) {
    return reader.all<std::string>("SELECT name FROM pragma_table_info($1) ORDER BY cid",
                                   std::string(table));
  }
  return reader.all<std::string>(
      "SELECT CAST(column_name AS TEXT) FROM information_schema.columns "
      "WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
      std::string(table));
}

/// One row as a JSON object.
std::string object_sql(Reader& reader, std::string_view table) {
  if (reader.engine() == Engine::Postgres) return "CAST(to_jsonb(t) AS TEXT)";
  Names members;
  for (const std::string& name : columns_of(reader, table)) {
    members.push_back(fmt::format("'{0}', t.{0}", name));
  }
  return fmt::format("json_object({})", fmt::join(members, ", "));
}

/// Those that the saved rows and the table have in common.
Names common_columns(Reader& reader, std::string_view table, const describe::JsonValue& row) {
  Names columns = columns_of(reader, table);
  std::erase_if(columns, [&](const std::string& name) { return !row.find(name).has_value(); });
  return columns;
}

std::string source_sql(Reader& reader, std::string_view table, const Names& columns) {
  if (reader.engine() == Engine::Postgres) {
    return fmt::format("SELECT {} FROM jsonb_populate_recordset(CAST(NULL AS {}), "
                       "CAST($1 AS jsonb))",
                       fmt::join(columns, ", "), table);
  }
  Names values;
  for (const std::string& name : columns) {
    values.push_back(fmt::format("json_extract(value, '$.{}')", name));
  }
  // Without a condition SQLite would read ON CONFLICT as part of a join.
  return fmt::format("SELECT {} FROM json_each($1) WHERE true", fmt::join(values, ", "));
}

std::string conflict_sql(std::string_view key, const Names& columns) {
  Names changes;
  for (const std::string& name : columns) {
    changes.push_back(fmt::format("{0} = excluded.{0}", name));
  }
  return fmt::format("ON CONFLICT ({}) DO UPDATE SET {}", key, fmt::join(changes, ", "));
}

}  // namespace

std::string rows_as_json(Reader& reader, std::string_view table, std::string_view condition,
                         std::int64_t value) {
  const std::string sql = fmt::format("SELECT {} FROM {} t WHERE {}",
                                      object_sql(reader, table), table, condition);
  std::string json;
  reader.each(
      sql,
      [&](const Row& row) {
        json += json.empty() ? "[" : ",";
        json += row.text(0);
      },
      value);
  return json.empty() ? "[]" : json + "]";
}

void put_rows_back(Transaction& tx, std::string_view table, std::string_view key,
                   std::string_view json) {
  const auto document = describe::JsonDocument::parse(json, {.bytes_max = json.size()});
  base::ensure(document.has_value() && document->root().is_array(), "saved rows are an array");
  if (document->root().size() == 0) return;
  const Names columns = common_columns(tx, table, document->root().at(0));
  tx.run(fmt::format("INSERT INTO {} ({}) {} {}", table, fmt::join(columns, ", "),
                     source_sql(tx, table, columns), conflict_sql(key, columns)),
         std::string(json));
}

}  // namespace db
