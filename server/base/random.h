// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"

namespace base {

/// The seam to randomness.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> out) = 0;
};

/// Cryptographically strong, from libsodium.
class SystemRandom final : public Random {
 public:
  SystemRandom();
  void fill(std::span<std::byte> out) override;
};

std::uint64_t random_number(Random& random);

/// So many random bytes in lower-case hex.
std::string random_hex(Random& random, std::size_t bytes);

/// So many characters of `alphabet`, uniformly (its length must be a power of two ≤ 256).
std::string random_letters(Random& random, std::string_view alphabet, std::size_t count);

/// Makes ids: 41 bits of milliseconds since 2025, 22 bits of a counter that starts at random.
/// Ascending inside a process while the clock does not go back; unique across processes but for a
/// clash in the same millisecond, which re-runs the callback that met it.
class IdSource {
 public:
  IdSource(const Clock& clock, Random& random);
  std::int64_t next();

 private:
  const Clock& clock_;
  std::atomic<std::uint64_t> counter_;
};

}  // namespace base
