// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace files {

/// The 32 bytes of `secret.key`, made once and readable by their owner only. Throws when the file
/// is there and holds something else: going on with another key would lose what the old one keeps.
base::Bytes secret_key(const std::filesystem::path& path, base::Random& random);

/// A key of its own for each use, so that nothing made for one passes for another.
base::Bytes key_for(const base::Bytes& secret, std::string_view use);

}  // namespace files
