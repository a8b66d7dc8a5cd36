// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <array>
#include <span>
#include <string>
#include <vector>

#include "db/param.h"

namespace db {

/// Parameters in the binary format, as libpq wants them. Looks at what they were made from.
class PostgresParams {
 public:
  explicit PostgresParams(std::span<const Param> params);
  int count() const { return static_cast<int>(values_.size()); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::array<char, 8>> numbers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

std::vector<Oid> types_of(std::span<const Param> params);

/// The same text with other types is another prepared statement.
std::string statement_key(std::string_view sql, std::span<const Param> params);

}  // namespace db
