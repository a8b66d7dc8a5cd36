// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace files {

/// For what must be read again and not by whoever copies the database: encrypted and authenticated
/// with a key of 32 bytes (see `Files::key_for`), each time with a nonce of its own.
base::Bytes seal(const base::Bytes& key, std::string_view text, base::Random& random);

/// Nothing: it was made with another key, or changed.
std::optional<std::string> unseal(const base::Bytes& key, const base::Bytes& sealed);

}  // namespace files
