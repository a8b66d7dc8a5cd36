// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/random.h"

// Codes that change every thirty seconds: RFC 6238 with SHA-1 and six digits, which is what every
// authenticator app on a phone knows.

namespace staff {

base::Bytes new_totp_seed(base::Random& random);

/// The seed for typing it into an app: RFC 4648, without padding.
std::string base32(std::span<const std::byte> bytes);
/// The same for a QR code.
std::string totp_uri(std::span<const std::byte> seed, std::string_view school,
                     std::string_view account);

std::int64_t totp_step(base::Instant at);
std::string totp_code(std::span<const std::byte> seed, std::int64_t step);

/// Six digits, spaces left out; nothing when anything else was typed.
std::optional<std::string> typed_totp(std::string_view typed);

/// The step that `code` is of: now's, or one beside it, because clocks differ.
std::optional<std::int64_t> step_of_code(std::span<const std::byte> seed, std::string_view code,
                                         base::Instant now);

}  // namespace staff
