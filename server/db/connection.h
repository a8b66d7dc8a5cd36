// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>

#include "db/param.h"
#include "db/reader.h"
#include "db/row.h"

namespace db {

/// What a Reader speaks to. Private to this folder.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;

  /// Runs one statement, calls back for each row and returns the number of changed rows. After an
  /// error of the engine every further statement fails with that error until the transaction ends:
  /// PostgreSQL behaves so anyway, and SQLite may have rolled back everything by then.
  std::int64_t run(std::string_view sql, std::span<const Param> params, RowCallback row_callback);
  std::int64_t run(std::string_view sql, std::span<const Param> params = {});

  /// Several statements without parameters, outside the rule above.
  virtual void script(const std::string& sql) = 0;

  /// Throws what broke the transaction, if anything did.
  void rethrow_failure() const;
  std::exception_ptr failure() const { return failure_; }

 protected:
  virtual std::int64_t statement(std::string_view sql, std::span<const Param> params,
                                 RowCallback row_callback) = 0;
  void forget_failure() { failure_ = nullptr; }

 private:
  std::exception_ptr failure_;
};

}  // namespace db
