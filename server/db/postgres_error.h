// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include "db/error.h"

namespace db {

/// Two serializable transactions did not fit together: running again is the cure.
class SerializationFailure final : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

/// The server went away before anything was committed.
class ConnectionLost final : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

/// Throws what a failed result means.
[[noreturn]] void throw_postgres_error(const PGconn* connection, const PGresult* result,
                                       bool may_write);

}  // namespace db
