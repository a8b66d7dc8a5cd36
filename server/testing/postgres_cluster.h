// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace testing {

/// The address of a database in the PostgreSQL of the tests: the one that STOA_TEST_POSTGRES names
/// (a libpq address of a role that may create databases), else one of our own. That one is started
/// when it is first needed, listens on a socket in its own folder only, and goes away with the
/// test program, however that ends.
std::string postgres_url(std::string_view database);

}  // namespace testing
