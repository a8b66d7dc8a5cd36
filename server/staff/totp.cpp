// SPDX-License-Identifier: Apache-2.0
#include "staff/totp.h"

#include <array>

#include "base/digits.h"
#include "fmt/core.h"
#include "net/hmac_sha1.h"

namespace staff {
namespace {

constexpr std::size_t seed_length = 20;
constexpr std::int64_t step_ms = 30'000;
constexpr std::size_t code_length = 6;
constexpr std::uint32_t code_modulus = 1'000'000;

auto digest_of(std::span<const std::byte> seed, std::int64_t step) {
  std::array<std::byte, 8> message{};
  for (std::size_t i = 0; i < message.size(); ++i) {
    message[message.size() - 1 - i] = static_cast<std::byte>((step >> (8 * i)) & 0xFF);
  }
  return net::hmac_sha1(seed, message);
}

/// For the label of an `otpauth` address.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (plain.contains(c)) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace

base::Bytes new_totp_seed(base::Random& random) {
  base::Bytes seed(seed_length);
  random.fill(seed);
  return seed;
}

std::string base32(std::span<const std::byte> bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t kept = 0;
  int bits = 0;
  for (const std::byte byte : bytes) {
    kept = ((kept << 8) | std::to_integer<std::uint32_t>(byte)) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(kept >> (bits - 5)) & 31U];
  }
  if (bits > 0) text += letters[(kept << (5 - bits)) & 31U];
  return text;
}

std::string totp_uri(std::span<const std::byte> seed, std::string_view school,
                     std::string_view account) {
  const std::string issuer = percent_encoded(school);
  return fmt::format(
      "otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period=30", issuer,
      percent_encoded(account), base32(seed), issuer);
}

std::int64_t totp_step(base::Instant at) { return at.milliseconds() / step_ms; }

std::string totp_code(std::span<const std::byte> seed, std::int64_t step) {
  const auto digest = digest_of(seed, step);
  const auto at = std::to_integer<std::size_t>(digest.back() & std::byte{0x0F});
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = (number << 8) | std::to_integer<std::uint32_t>(digest[at + i]);
  }
  return fmt::format("{:06}", (number & 0x7FFFFFFFU) % code_modulus);
}

std::optional<std::string> typed_totp(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ') continue;
    if (!base::is_ascii_digit(c)) return std::nullopt;
    code += c;
  }
  if (code.size() != code_length) return std::nullopt;
  return code;
}

std::optional<std::int64_t> step_of_code(std::span<const std::byte> seed, std::string_view code,
                                         base::Instant now) {
  std::optional<std::int64_t> found;
  for (const std::int64_t drift : {-1, 0, 1}) {
    const std::int64_t step = totp_step(now) + drift;
    const std::string right = totp_code(seed, step);
    if (base::equal_in_constant_time(base::bytes_of(code), base::bytes_of(right))) found = step;
  }
  return found;
}

}  // namespace staff
