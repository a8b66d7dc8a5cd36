// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Bytes = std::vector<std::byte>;

inline std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

std::string hex(std::span<const std::byte> bytes);
std::optional<Bytes> from_hex(std::string_view text);
std::string base64url(std::span<const std::byte> bytes);
std::optional<Bytes> from_base64url(std::string_view text);

/// BLAKE2b, 32 bytes.
Bytes hash256(std::string_view text);
Bytes sha256(std::string_view text);
/// HMAC-SHA-256.
Bytes keyed_hash(std::span<const std::byte> key, std::string_view text);
bool equal_in_constant_time(std::span<const std::byte> a, std::span<const std::byte> b);

}  // namespace base
