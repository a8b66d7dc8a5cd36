// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace staff {

/// argon2id with 19 MiB and two passes; takes some 50 ms, so only on the heavy pool and never
/// inside a transaction.
std::string password_hash(std::string_view password);

/// Without a hash it takes the same time and is false, so that nobody learns which addresses are
/// known by waiting.
bool password_matches(const std::optional<std::string>& hash, std::string_view password);

/// Staff: 15 characters, or 12 with a second factor. Students: 8. Not the address, not one letter
/// repeated. The code of what is wrong, or nothing.
enum class For { Staff, StaffWithSecondFactor, Student };
std::optional<std::string> reason_to_refuse_password(std::string_view password, For whom,
                                                     std::string_view email);

}  // namespace staff
