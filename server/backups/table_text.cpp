// SPDX-License-Identifier: Apache-2.0
#include "backups/table_text.h"

#include <fmt/core.h>

#include <charconv>
#include <utility>

#include "backups/archive.h"
#include "base/bytes.h"
#include "base/text.h"

namespace backups {
namespace {

using db::ColumnKind;

constexpr std::string_view null_mark = "\\N";

/// A boolean travels as a number: to SQLite it is one.
std::string_view kind_name(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Number: return "number";
    case ColumnKind::Boolean: return "boolean";
    case ColumnKind::Text: return "text";
    case ColumnKind::Bytes: return "bytes";
  }
  std::unreachable();
}

ColumnKind kind_named(std::string_view name) {
  for (const ColumnKind kind :
       {ColumnKind::Number, ColumnKind::Boolean, ColumnKind::Text, ColumnKind::Bytes}) {
    if (kind_name(kind) == name) return kind;
  }
  throw Damaged("a column of an unknown kind");
}

void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
}

void append_value(std::string& out, ColumnKind kind, const db::Row& row, int column) {
  if (row.is_null(column)) {
    out += null_mark;
    return;
  }
  switch (kind) {
    case ColumnKind::Number: out += fmt::format("{}", row.number(column)); return;
    case ColumnKind::Boolean: out += row.boolean(column) ? '1' : '0'; return;
    case ColumnKind::Text: append_text(out, row.text(column)); return;
    case ColumnKind::Bytes: out += base::hex(row.bytes(column)); return;
  }
}

char meant_by(char c) {
  switch (c) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case '\\': return '\\';
    default: throw Damaged("a text with an unknown sign");
  }
}

void read_text(std::string_view field, std::string& text) {
  text.clear();
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      text += field[i];
    } else if (++i < field.size()) {
      text += meant_by(field[i]);
    } else {
      throw Damaged("a text ends within a sign");
    }
  }
}

void read_value(std::string_view field, ColumnKind kind, db::Value& value) {
  value.null = field == null_mark;
  if (value.null) return;
  if (kind == ColumnKind::Text) return read_text(field, value.text);
  if (kind == ColumnKind::Bytes) {
    const auto bytes = base::from_hex(field);
    if (!bytes) throw Damaged("bytes that are no hex");
    value.text.assign(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    return;
  }
  const auto parsed = std::from_chars(field.data(), field.data() + field.size(), value.number);
  if (parsed.ec != std::errc() || parsed.ptr != field.data() + field.size()) {
    throw Damaged("a number that is none");
  }
}

}  // namespace

std::string head_line(const db::Table& table) {
  std::string line;
  for (const db::Column& column : table.columns) {
    line += fmt::format("{}{}:{}", line.empty() ? "" : "\t", column.name, kind_name(column.kind));
  }
  return line + "\n";
}

void append_row(std::string& out, const db::Table& table, const db::Row& row) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += '\t';
    append_value(out, table.columns[i].kind, row, static_cast<int>(i));
  }
  out += '\n';
}

std::vector<db::Column> read_head(std::string_view line) {
  std::vector<db::Column> columns;
  for (const std::string_view field : base::split(line, '\t')) {
    const auto colon = field.rfind(':');
    if (colon == std::string_view::npos) throw Damaged("a column without a kind");
    columns.push_back({std::string(field.substr(0, colon)), kind_named(field.substr(colon + 1))});
  }
  return columns;
}

void read_row(std::string_view line, const std::vector<db::Column>& columns,
              std::vector<db::Value>& row) {
  const auto fields = base::split(line, '\t');
  if (fields.size() != columns.size()) throw Damaged("a row of another width than its table");
  row.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) read_value(fields[i], columns[i].kind, row[i]);
}

}  // namespace backups
