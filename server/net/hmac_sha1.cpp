// SPDX-License-Identifier: Apache-2.0
#include "net/hmac_sha1.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/ensure.h"

namespace net {

std::array<std::byte, 20> hmac_sha1(std::span<const std::byte> key,
                                    std::span<const std::byte> message) {
  std::array<std::byte, 20> digest{};
  unsigned int length = 0;
  const auto* made = ::HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
                            reinterpret_cast<const unsigned char*>(message.data()),
                            message.size(), reinterpret_cast<unsigned char*>(digest.data()),
                            &length);
  base::ensure(made != nullptr && length == digest.size(), "HMAC-SHA-1 can be computed");
  return digest;
}

}  // namespace net
