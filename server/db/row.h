// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "db/function_ref.h"

namespace db {

/// One row of a result. It and everything it shows are valid inside the callback only. Reading a
/// null, a column that is not there or a value of another type is a `Bug`.
class Row {
 public:
  virtual ~Row() = default;
  virtual int columns() const = 0;
  virtual bool is_null(int column) const = 0;
  virtual bool boolean(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::span<const std::byte> bytes(int column) const = 0;
};

using RowCallback = FunctionRef<void(const Row&)>;

}  // namespace db
