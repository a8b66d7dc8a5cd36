// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace files {

/// Bytes that can be looked at anywhere without holding all of them.
struct BytesSource {
  std::int64_t size = 0;
  /// Fewer bytes only where the source ends.
  std::function<std::string(std::int64_t offset, std::size_t length)> read;
};

}  // namespace files
