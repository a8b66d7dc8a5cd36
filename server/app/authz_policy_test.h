// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// `tests/authz/policy.tsv`: who may use which route, written by hand and apart from the code.

namespace app {

/// Own: only what belongs to whoever asks; of others' things it is not even said that they exist.
/// Fresh: only with a second factor or a password given within the last ten minutes.
enum class May { No, Yes, Own, Fresh };

/// `token` has all rights of the owner who made it, `narrow` may view contacts.
inline constexpr std::array<std::string_view, 8> columns{
    "nobody", "student", "curator", "support", "office", "owner", "token", "narrow"};

std::size_t column_of(std::string_view name);

using PolicyLine = std::array<May, columns.size()>;

struct Policy {
  /// By `GET /api/contacts/{id}`.
  std::map<std::string, PolicyLine> lines;
  /// Lines with fewer cells than columns; what is missing counts as no.
  std::vector<std::string> short_lines;
};

Policy read_policy();

}  // namespace app
