// SPDX-License-Identifier: Apache-2.0
#include "staff/secret.h"

namespace staff {
namespace {

constexpr std::size_t secret_bytes = 16;
constexpr std::size_t code_length = 8;
constexpr std::size_t recovery_code_length = 10;
constexpr std::string_view code_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char code_letter(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (upper == 'O') return '0';
  if (upper == 'I' || upper == 'L') return '1';
  return upper;
}

}  // namespace

Secret new_secret(base::Random& random, std::string_view prefix) {
  base::Bytes bytes(secret_bytes);
  random.fill(bytes);
  std::string text = std::string(prefix) + base::base64url(bytes);
  base::Bytes hash = secret_hash(text);
  return {std::move(text), std::move(hash)};
}

base::Bytes secret_hash(std::string_view text) { return base::hash256(text); }

std::string new_login_code(base::Random& random) {
  return base::random_letters(random, code_letters, code_length);
}

std::string new_recovery_code(base::Random& random) {
  return base::random_letters(random, code_letters, recovery_code_length);
}

std::string normalised_login_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    const char letter = code_letter(c);
    if (code_letters.find(letter) != std::string_view::npos) code += letter;
  }
  return code;
}

}  // namespace staff
