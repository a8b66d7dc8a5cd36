// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "db/function_ref.h"
#include "db/migration.h"
#include "db/tables.h"

namespace db {

/// A value that waits to be inserted: a number, or the bytes of a text or of bytes.
struct Value {
  bool null = true;
  std::int64_t number = 0;
  std::string text;
};

/// Fills tables with rows as they were elsewhere, without asking what they mean.
class Loader {
 public:
  explicit Loader(Connection& connection) : connection_(connection) {}

  /// With all columns they have here.
  const std::vector<Table>& tables() const { return tables_; }
  /// The rows that follow go there; `columns` is the order of their values.
  void begin(const Table& table, const std::vector<Column>& columns);
  void add(const std::vector<Value>& row);
  void end();

 private:
  friend void load(const std::string& url, std::span<const Migration> migrations,
                   const base::Clock& clock, FunctionRef<void(Loader&)> fill);
  void insert(std::size_t first, std::size_t count);
  std::string sql_for(std::size_t rows) const;

  Connection& connection_;
  std::vector<Table> tables_;
  std::string target_;
  std::vector<Column> columns_;
  std::vector<Value> waiting_;
  std::size_t rows_per_statement_ = 1;
};

/// Makes the tables of these migrations in an empty database and lets them be filled, all in one
/// transaction: whatever goes wrong, the database is empty as before. Foreign keys are checked when
/// all rows are there. The table of migrations is one of those to be filled. Throws Error when
/// there are tables already.
void load(const std::string& url, std::span<const Migration> migrations, const base::Clock& clock,
          FunctionRef<void(Loader&)> fill);

}  // namespace db
