// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace staff {

/// 128 random bits that leave the program once; only the hash is stored.
struct Secret {
  std::string text;
  base::Bytes hash;
};

Secret new_secret(base::Random& random, std::string_view prefix = {});
base::Bytes secret_hash(std::string_view text);

/// Eight characters of a 32-letter alphabet without look-alikes, for people to type.
std::string new_login_code(base::Random& random);
/// Ten of the same letters, for a drawer.
std::string new_recovery_code(base::Random& random);
/// What was typed, in the code's own letters: any case, spaces, dashes; `0` for `O`, `1` for `I`.
std::string normalised_login_code(std::string_view typed);

}  // namespace staff
