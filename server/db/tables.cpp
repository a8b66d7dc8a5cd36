// SPDX-License-Identifier: Apache-2.0
#include "db/tables.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/ensure.h"

namespace db {
namespace {

constexpr int rows_per_page = 500;

constexpr std::string_view sqlite_tables =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
constexpr std::string_view sqlite_columns =
    "SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid";

constexpr std::string_view postgres_tables =
    "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = current_schema() "
    "ORDER BY CAST(tablename AS TEXT) COLLATE \"C\"";
constexpr std::string_view postgres_columns =
    "SELECT CAST(a.attname AS TEXT), format_type(a.atttypid, NULL), "
    "COALESCE(array_position(CAST(i.indkey AS INT2[]), a.attnum) + 1, 0) "
    "FROM pg_attribute a "
    "LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary "
    "WHERE a.attrelid = to_regclass(quote_ident($1)) AND a.attnum > 0 AND NOT a.attisdropped "
    "ORDER BY a.attnum";

ColumnKind kind_of(std::string_view type) {
  if (type == "INTEGER" || type == "bigint") return ColumnKind::Number;
  if (type == "boolean") return ColumnKind::Boolean;
  if (type == "BLOB" || type == "bytea") return ColumnKind::Bytes;
  base::ensure(type == "TEXT" || type == "text", "a column has one of the four common types");
  return ColumnKind::Text;
}

Table table_of(Reader& reader, std::string name) {
  struct KeyPart {
    std::int64_t place = 0;
    std::string name;
  };
  Table table{.name = std::move(name), .columns = {}, .key = {}};
  std::vector<KeyPart> key;
  reader.each(
      reader.engine() == Engine::Sqlite ? sqlite_columns : postgres_columns,
      [&](const Row& row) {
        table.columns.push_back({std::string(row.text(0)), kind_of(row.text(1))});
        if (row.number(2) > 0) key.push_back({row.number(2), std::string(row.text(0))});
      },
      table.name);
  std::ranges::sort(key, {}, &KeyPart::place);
  for (KeyPart& part : key) table.key.push_back(std::move(part.name));
  base::ensure(!table.key.empty(), "a table has a primary key");
  return table;
}

std::string names_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + quoted(name);
  return text;
}

/// One value of a key, kept after its row is gone.
struct KeyValue {
  ColumnKind kind = ColumnKind::Number;
  std::int64_t number = 0;
  std::string text;
};

Param param_of(const KeyValue& value) {
  if (value.kind == ColumnKind::Number) return Param(value.number);
  return Param(std::string_view(value.text));
}

/// Remembers where a page ended, and writes the query of the next one.
class Pages {
 public:
  explicit Pages(const Table& table) : table_(table) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    for (const std::string& name : table.key) places_.push_back(place_of(name));
    const std::string key = names_of(table.key);
    std::string marks;
    for (std::size_t i = 1; i <= table.key.size(); ++i) {
      marks += fmt::format("{}${}", i == 1 ? "" : ", ", i);
    }
    const std::string from =
        fmt::format("SELECT {} FROM {}", names_of(names), quoted(table.name));
    const std::string order = fmt::format(" ORDER BY {} LIMIT {}", key, rows_per_page);
    first_ = from + order;
    next_ = from + fmt::format(" WHERE ({}) > ({})", key, marks) + order;
  }

  /// False: that was the last page.
  bool read(Reader& reader, RowCallback row_callback) {
    std::vector<Param> params;
    for (const KeyValue& value : last_) params.push_back(param_of(value));
    const std::string& sql = last_.empty() ? first_ : next_;
    int rows = 0;
    std::vector<KeyValue> last;
    reader.each_row(sql, params, [&](const Row& row) {
      row_callback(row);
      if (++rows == rows_per_page) last = key_of(row);
    });
    last_ = std::move(last);
    return rows == rows_per_page;
  }

 private:
  std::size_t place_of(const std::string& name) const {
    const auto found = std::ranges::find(table_.columns, name, &Column::name);
    return static_cast<std::size_t>(found - table_.columns.begin());
  }
  std::vector<KeyValue> key_of(const Row& row) const {
    std::vector<KeyValue> key;
    for (const std::size_t place : places_) {
      const auto column = static_cast<int>(place);
      KeyValue value{.kind = table_.columns[place].kind, .number = 0, .text = {}};
      base::ensure(value.kind == ColumnKind::Number || value.kind == ColumnKind::Text,
                   "a primary key is made of numbers and texts");
      if (value.kind == ColumnKind::Number) {
        value.number = row.number(column);
      } else {
        value.text = row.text(column);
      }
      key.push_back(std::move(value));
    }
    return key;
  }

  const Table& table_;
  std::vector<std::size_t> places_;
  std::string first_;
  std::string next_;
  std::vector<KeyValue> last_;
};

}  // namespace

std::string quoted(std::string_view name) { return fmt::format("\"{}\"", name); }

std::vector<Table> list_tables(Reader& reader) {
  std::vector<Table> tables;
  for (std::string& name : reader.all<std::string>(
           reader.engine() == Engine::Sqlite ? sqlite_tables : postgres_tables)) {
    tables.push_back(table_of(reader, std::move(name)));
  }
  return tables;
}

void each_row_of(Reader& reader, const Table& table, RowCallback row_callback) {
  Pages pages(table);
  while (pages.read(reader, row_callback)) {
  }
}

}  // namespace db
