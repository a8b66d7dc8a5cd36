// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace net {

/// For codes of authenticator apps, which know nothing better. Everything of our own is signed with
/// `base::keyed_hash`.
std::array<std::byte, 20> hmac_sha1(std::span<const std::byte> key,
                                    std::span<const std::byte> message);

}  // namespace net
