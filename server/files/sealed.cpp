// SPDX-License-Identifier: Apache-2.0
#include "files/sealed.h"

#include <sodium.h>

#include <span>

#include "base/ensure.h"

namespace files {
namespace {

constexpr std::size_t nonce_length = crypto_secretbox_NONCEBYTES;
constexpr std::size_t overhead = nonce_length + crypto_secretbox_MACBYTES;

const unsigned char* octets(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

base::Bytes seal(const base::Bytes& key, std::string_view text, base::Random& random) {
  base::ensure(key.size() == crypto_secretbox_KEYBYTES, "a key has 32 bytes");
  base::Bytes sealed(overhead + text.size());
  const std::span nonce = std::span(sealed).first(nonce_length);
  random.fill(nonce);
  const int failed = crypto_secretbox_easy(
      reinterpret_cast<unsigned char*>(sealed.data()) + nonce_length,
      octets(base::bytes_of(text)), text.size(), octets(nonce), octets(key));
  base::ensure(failed == 0, "a short text can be sealed");
  return sealed;
}

std::optional<std::string> unseal(const base::Bytes& key, const base::Bytes& sealed) {
  base::ensure(key.size() == crypto_secretbox_KEYBYTES, "a key has 32 bytes");
  if (sealed.size() < overhead) return std::nullopt;
  const std::span all(sealed);
  std::string text(sealed.size() - overhead, '\0');
  const int failed = crypto_secretbox_open_easy(
      reinterpret_cast<unsigned char*>(text.data()), octets(all.subspan(nonce_length)),
      sealed.size() - nonce_length, octets(all.first(nonce_length)), octets(key));
  if (failed != 0) return std::nullopt;
  return text;
}

}  // namespace files
