// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/row.h"

struct sqlite3_stmt;

namespace db {

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* handle) : handle_(handle) {}
  int columns() const override;
  bool is_null(int column) const override;
  bool boolean(int column) const override;
  std::int64_t number(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::byte> bytes(int column) const override;

 private:
  void expect(int column, int type) const;
  sqlite3_stmt* handle_;
};

}  // namespace db
