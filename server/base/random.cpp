// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "base/bytes.h"
#include "base/ensure.h"

namespace base {

static constexpr int counter_bits = 22;
static constexpr std::uint64_t counter_mask = (std::uint64_t{1} << counter_bits) - 1;
static constexpr std::int64_t milliseconds_max = (std::int64_t{1} << 41) - 1;
static constexpr Instant first_instant = Instant::from_seconds(1'735'689'600);  // 2025-01-01

SystemRandom::SystemRandom() { ensure(sodium_init() >= 0, "libsodium finds its random source"); }

void SystemRandom::fill(std::span<std::byte> out) { randombytes_buf(out.data(), out.size()); }

std::uint64_t random_number(Random& random) {
  std::array<std::byte, sizeof(std::uint64_t)> bytes{};
  random.fill(bytes);
  return std::bit_cast<std::uint64_t>(bytes);
}

std::string random_hex(Random& random, std::size_t bytes) {
  Bytes buffer(bytes);
  random.fill(buffer);
  return hex(buffer);
}

std::string random_letters(Random& random, std::string_view alphabet, std::size_t count) {
  ensure(std::has_single_bit(alphabet.size()) && alphabet.size() <= 256,
         "an alphabet has a power of two of letters, at most 256");
  Bytes buffer(count);
  random.fill(buffer);
  std::string letters;
  letters.reserve(count);
  for (const std::byte byte : buffer) {
    letters += alphabet[std::to_integer<std::size_t>(byte) & (alphabet.size() - 1)];
  }
  return letters;
}

IdSource::IdSource(const Clock& clock, Random& random)
    : clock_(clock), counter_(random_number(random) & counter_mask) {}

// `counter_` is the last id given out (at the start: a random counter at millisecond zero). Taking
// one more than the last where the clock alone would repeat itself keeps ids ascending when the
// counter runs over inside a millisecond, and unique when the clock goes back.
std::int64_t IdSource::next() {
  const auto elapsed = (clock_.now() - first_instant).count();
  const auto milliseconds =
      static_cast<std::uint64_t>(std::clamp<std::int64_t>(elapsed, 0, milliseconds_max));
  std::uint64_t last = counter_.load();
  std::uint64_t next = 0;
  do {
    next = std::max((milliseconds << counter_bits) | ((last + 1) & counter_mask), last + 1);
  } while (!counter_.compare_exchange_weak(last, next));
  return static_cast<std::int64_t>(next);
}

}  // namespace base
