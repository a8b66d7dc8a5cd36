// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

namespace db {

// Numbers of built-in types, fixed for ever by PostgreSQL's catalogue.
inline constexpr Oid oid_unknown = 0;
inline constexpr Oid oid_bool = 16;
inline constexpr Oid oid_bytea = 17;
inline constexpr Oid oid_int8 = 20;
inline constexpr Oid oid_int2 = 21;
inline constexpr Oid oid_int4 = 23;
inline constexpr Oid oid_text = 25;
inline constexpr Oid oid_numeric = 1700;

}  // namespace db
