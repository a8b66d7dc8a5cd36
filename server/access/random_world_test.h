// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "access/decide.h"

// Worlds for tests of properties: few lessons, few grants, few moments that coincide often, around
// changes of clocks and ends of months.

namespace accesses::testing {

/// From the environment variable STOA_SEED, or always the same.
std::uint64_t seed();

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  int between(int min, int max) { return std::uniform_int_distribution(min, max)(engine_); }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class List>
  const auto& pick(const List& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<int>(std::size(list)) - 1))];
  }
  std::mt19937_64& engine() { return engine_; }

 private:
  std::mt19937_64 engine_;
};

struct RandomWorld {
  Course course = {};
  Facts facts = {};
  std::vector<Target> targets = {};
  /// Where something may happen, and instants around.
  std::vector<base::Instant> moments = {};
};

RandomWorld random_world(Dice& dice);
/// A grant that fits into the world.
Grant random_grant(const RandomWorld& world, Dice& dice);

}  // namespace accesses::testing
