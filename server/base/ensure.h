// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <source_location>
#include <stdexcept>
#include <string_view>

namespace base {

/// We were wrong: a promise inside the program did not hold. Never caught except at the edge.
class Bug : public std::logic_error {
 public:
  Bug(std::string_view promise, std::source_location where);
};

inline void ensure(bool condition, std::string_view promise,
                   std::source_location where = std::source_location::current()) {
  if (!condition) [[unlikely]] throw Bug(promise, where);
}

}  // namespace base
