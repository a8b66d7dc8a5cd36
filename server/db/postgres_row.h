// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <vector>

#include "base/bytes.h"
#include "db/row.h"

namespace db {

/// A row of a result in the text format.
class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
  int columns() const override { return PQnfields(result_); }
  bool is_null(int column) const override;
  bool boolean(int column) const override;
  std::int64_t number(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::byte> bytes(int column) const override;

 private:
  std::string_view value(int column) const;
  const PGresult* result_;
  int row_;
  /// Each inner vector stays where it is while the outer one grows.
  mutable std::vector<base::Bytes> unpacked_;
};

}  // namespace db
