// SPDX-License-Identifier: Apache-2.0
#include "files/sealed.h"

#include <doctest/doctest.h>

namespace files {

TEST_CASE("what is sealed is read with its own key, unchanged, and looks different each time") {
  base::SystemRandom random;
  const base::Bytes key(32, std::byte{7});
  const base::Bytes other(32, std::byte{8});
  const auto sealed = seal(key, "a seed", random);
  CHECK(unseal(key, sealed) == "a seed");
  CHECK_FALSE(unseal(other, sealed));
  CHECK(sealed != seal(key, "a seed", random));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    base::Bytes changed = sealed;
    changed[i] ^= std::byte{1};
    CHECK_FALSE(unseal(key, changed));
  }
  CHECK_FALSE(unseal(key, base::Bytes(10)));
  CHECK(unseal(key, seal(key, "", random)) == "");
}

}  // namespace files
