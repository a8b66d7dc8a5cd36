// SPDX-License-Identifier: Apache-2.0
#include "staff/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ensure.h"
#include "base/fault.h"
#include "base/text.h"

namespace staff {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19U * 1024 * 1024;
constexpr std::size_t length_max = 256;

std::size_t length_min(For whom) {
  switch (whom) {
    case For::Staff: return 15;
    case For::StaffWithSecondFactor: return 12;
    case For::Student: return 8;
  }
  std::unreachable();
}

bool is_one_letter(std::string_view text) {
  return std::ranges::all_of(text, [&](char c) { return c == text.front(); });
}

}  // namespace

std::string password_hash(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed = crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes,
                                           memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  base::ensure(failed == 0, "there is memory for a password hash");
  return hash.data();
}

bool password_matches(const std::optional<std::string>& hash, std::string_view password) {
  static const std::string nobodys = password_hash("a password that nobody has");
  if (!hash && base::control("equal_work")) return false;
  base::fault("password.compared");
  const std::string& against = hash ? *hash : nobodys;
  const bool matches =
      crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return matches && hash.has_value();
}

std::optional<std::string> reason_to_refuse_password(std::string_view password, For whom,
                                                     std::string_view email) {
  const std::size_t length = base::code_points(password);
  if (length < length_min(whom)) return "password.too_short";
  if (length > length_max) return "password.too_long";
  if (is_one_letter(password) || password == email) return "password.too_simple";
  return std::nullopt;
}

}  // namespace staff
