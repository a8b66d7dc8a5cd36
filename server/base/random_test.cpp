// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>
#include <vector>

#include "base/ensure.h"

namespace base {

struct StandingClock final : Clock {
  Instant at = Instant::from_seconds(1'773'147'600);
  Instant now() const override { return at; }
  std::chrono::nanoseconds monotonic() const override { return {}; }
};

struct SteadyRandom final : Random {
  std::byte next{0xFF};
  void fill(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = next;
  }
};

TEST_CASE("the system gives other bytes each time") {
  SystemRandom random;
  CHECK(random_hex(random, 16) != random_hex(random, 16));
  CHECK(random_hex(random, 16).size() == 32);
}

TEST_CASE("letters come from the alphabet and all of them appear") {
  SystemRandom random;
  const std::string letters = random_letters(random, "abcdefgh", 2000);
  CHECK(letters.size() == 2000);
  CHECK(letters.find_first_not_of("abcdefgh") == std::string::npos);
  CHECK(std::set<char>(letters.begin(), letters.end()).size() == 8);
  CHECK_THROWS_AS(random_letters(random, "abc", 5), Bug);
}

TEST_CASE("ids ascend within a millisecond, even where the counter runs over") {
  StandingClock clock;
  SteadyRandom random;
  IdSource source(clock, random);
  std::int64_t last = source.next();
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t next = source.next();
    REQUIRE(next > last);
    last = next;
  }
}

TEST_CASE("an id tells its millisecond") {
  StandingClock clock;
  SteadyRandom random;
  random.next = std::byte{0};
  IdSource source(clock, random);
  const std::int64_t since_2025 = clock.at.milliseconds() - 1'735'689'600'000;
  CHECK((source.next() >> 22) == since_2025);
  clock.at = clock.at + std::chrono::seconds(1);
  CHECK((source.next() >> 22) == since_2025 + 1000);
}

TEST_CASE("a clock that goes back never repeats an id") {
  StandingClock clock;
  SystemRandom random;
  IdSource source(clock, random);
  std::set<std::int64_t> seen;
  for (int i = 0; i < 500; ++i) {
    seen.insert(source.next());
    clock.at = clock.at - std::chrono::hours(1);
  }
  CHECK(seen.size() == 500);
  CHECK(*seen.begin() > 0);
}

TEST_CASE("threads never share an id") {
  SystemClock clock;
  SystemRandom random;
  IdSource source(clock, random);
  std::vector<std::vector<std::int64_t>> taken(4);
  {
    std::vector<std::jthread> threads;
    for (auto& ids : taken) {
      threads.emplace_back([&] {
        for (int i = 0; i < 5000; ++i) ids.push_back(source.next());
      });
    }
  }
  std::set<std::int64_t> all;
  for (const auto& ids : taken) all.insert(ids.begin(), ids.end());
  CHECK(all.size() == 20'000);
}

TEST_CASE("the system clock stands after 2025 and its monotonic side does not go back") {
  const SystemClock clock;
  CHECK(clock.now() > Instant::from_seconds(1'735'689'600));
  const auto before = clock.monotonic();
  CHECK(clock.monotonic() >= before);
}

}  // namespace base
