// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// The world failed, or a rule of a table stopped a statement. After any of these the transaction is
// lost, on both engines: a callback may turn one into a rejection, but not carry on.

namespace db {

class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `constraint` is `table.column`, or `table.one+two` for several columns, on both engines; for an
/// index over an expression it is the name of the index.
class UniqueViolation final : public Error {
 public:
  UniqueViolation(const std::string& message, std::string violated_table,
                  std::vector<std::string> violated_columns);
  UniqueViolation(const std::string& message, std::string index);

  bool violates(std::string_view one_table, std::string_view column) const;

  std::string constraint;
  std::string table;
  std::vector<std::string> columns;
  bool primary_key = false;
};

/// Which key it was is known to PostgreSQL only.
class ForeignKeyViolation final : public Error {
 public:
  using Error::Error;
};

/// A CHECK, a NOT NULL or the type of a column.
class CheckViolation final : public Error {
 public:
  using Error::Error;
};

/// No room, or the disk does not take what is written. Reads go on; writing goes on when it can.
class DiskFull final : public Error {
 public:
  using Error::Error;
};

/// Too many wait already, the wait took too long, or the server cannot be reached: try again later.
/// When it comes out of a commit, nobody knows whether the commit happened.
class Unavailable : public Error {
 public:
  using Error::Error;
};

/// The migrations of the program and those of the database do not belong together.
class MigrationRefused final : public Error {
 public:
  using Error::Error;
};

}  // namespace db
