// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string_view>

// Named places where a test may make the program fail, and switches that take one protection away
// so that a test can show what it protects from. Nothing of this exists in a release build.

namespace base {

#ifdef STOA_FAULTS

class InjectedFault final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `STOA_FAULT=name:kill` ends the process here, `name:linger` a moment later, `name:throw` throws;
/// `name:kill:3` the third time.
void fault(std::string_view name);
/// Is the switch in the comma list of `STOA_CONTROL`?
bool control(std::string_view name);

/// Instead of the environment, for tests inside one process; empty means none.
void set_fault(std::string_view text);
void set_controls(std::string_view list);

#else

constexpr void fault(std::string_view) {}
constexpr bool control(std::string_view) { return false; }

#endif

}  // namespace base
