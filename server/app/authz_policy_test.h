// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

// `tests/authz/policy.tsv`: who may use which route, written by hand and apart from the code.

namespace app {

/// Own: only what belongs to whoever asks; of others' things it is not even said that they exist.
enum class May { No, Yes, Own };

inline constexpr std::array<std::string_view, 6> columns{"nobody",  "student", "curator",
                                                         "support", "office",  "owner"};

using PolicyLine = std::array<May, columns.size()>;

/// By `GET /api/contacts/{id}`.
using Policy = std::map<std::string, PolicyLine>;

Policy read_policy();

}  // namespace app
