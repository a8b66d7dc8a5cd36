// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace db {

/// Throws what an extended result code of SQLite means. `may_write` tells a full disk from a file
/// that cannot be read.
[[noreturn]] void throw_sqlite_error(int code, const std::string& message, bool may_write);

/// After this nobody knows what is on the disk until the file is opened anew.
bool is_failed_sync(int code);

}  // namespace db
