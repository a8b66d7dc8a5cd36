// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>

#include "base/clock.h"
#include "base/random.h"
#include "db/database.h"
#include "db/postgres_connection.h"

namespace db {

/// One write: the callback in a transaction, again as long as others get in its way.
class PostgresWrite {
 public:
  PostgresWrite(PostgresConnection& connection, const base::Clock& clock, base::Random& random,
                base::IdSource& ids)
      : connection_(connection), clock_(clock), random_(random), ids_(ids) {}

  void run(FunctionRef<void(Transaction&)> callback, Isolation isolation);

 private:
  bool try_once(FunctionRef<void(Transaction&)> callback, Isolation isolation, int tries);
  void finish(Transaction& tx);
  void back_off(int tries);

  PostgresConnection& connection_;
  const base::Clock& clock_;
  base::Random& random_;
  base::IdSource& ids_;
};

}  // namespace db
