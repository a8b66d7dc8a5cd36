// SPDX-License-Identifier: Apache-2.0
#include "http/rate_limit.h"

#include <doctest/doctest.h>

#include "base/rejections.h"
#include "testing/fake_clock.h"

namespace http {

using namespace std::chrono_literals;

TEST_CASE("so many at once as the bucket holds, then one per refill, to the millisecond") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 3, .refill = 2s};
  for (int i = 0; i < 3; ++i) CHECK_FALSE(limiter.try_take("code", "anna", rate));
  CHECK(limiter.try_take("code", "anna", rate) == 2s);
  clock.advance(1999ms);
  CHECK(limiter.try_take("code", "anna", rate) == 1ms);
  clock.advance(1ms);
  CHECK_FALSE(limiter.try_take("code", "anna", rate));
  CHECK(limiter.try_take("code", "anna", rate) == 2s);
}

TEST_CASE("a bucket is never fuller than full") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 2, .refill = 1s};
  clock.advance(std::chrono::hours(10));
  CHECK_FALSE(limiter.try_take("a", "b", rate));
  CHECK_FALSE(limiter.try_take("a", "b", rate));
  CHECK(limiter.try_take("a", "b", rate));
}

TEST_CASE("being refused costs nothing") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 1, .refill = 1s};
  CHECK_FALSE(limiter.try_take("a", "b", rate));
  for (int i = 0; i < 100; ++i) CHECK(limiter.try_take("a", "b", rate) == 1s);
  clock.advance(1s);
  CHECK_FALSE(limiter.try_take("a", "b", rate));
}

TEST_CASE("people and purposes do not share a bucket") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 1, .refill = 1s};
  CHECK_FALSE(limiter.try_take("code", "anna", rate));
  CHECK_FALSE(limiter.try_take("code", "boris", rate));
  CHECK_FALSE(limiter.try_take("mail", "anna", rate));
  CHECK(limiter.try_take("code", "anna", rate));
}

TEST_CASE("a jump of the wall clock opens no bucket") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 1, .refill = 1min};
  CHECK_FALSE(limiter.try_take("a", "b", rate));
  clock.set(testing::FakeClock::noon + std::chrono::hours(100));
  CHECK(limiter.try_take("a", "b", rate) == 1min);
}

TEST_CASE("whoever is refused is told whole seconds, rounded up") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 1, .refill = 1500ms};
  limiter.take("a", "b", rate);
  try {
    limiter.take("a", "b", rate);
    FAIL("the second one is refused");
  } catch (const base::TooMany& refusal) {
    CHECK(refusal.retry_after() == 2s);
  }
}

TEST_CASE("a flood of keys does not fill the memory, and the busy ones are remembered") {
  testing::FakeClock clock;
  RateLimiter limiter(clock, 100);
  const Rate rate{.burst = 1, .refill = 1h};
  CHECK_FALSE(limiter.try_take("a", "busy", rate));
  for (int i = 0; i < 1000; ++i) {
    CHECK_FALSE(limiter.try_take("a", std::to_string(i) + std::string(500, 'x'), rate));
    if (i % 20 == 0) CHECK(limiter.try_take("a", "busy", rate));
    CHECK(limiter.keys() <= 100);
  }
}

TEST_CASE("what is forgotten starts anew, and nothing else does") {
  testing::FakeClock clock;
  RateLimiter limiter(clock);
  const Rate rate{.burst = 1, .refill = 1h};
  for (const auto* key : {"anna 192.0.2.7", "anna 192.0.2.8", "annabel 192.0.2.7"}) {
    limiter.take("pair", key, rate);
  }
  limiter.take("account", "anna", rate);
  limiter.forget_beginning("pair", "anna ");
  CHECK_FALSE(limiter.try_take("pair", "anna 192.0.2.7", rate));
  CHECK_FALSE(limiter.try_take("pair", "anna 192.0.2.8", rate));
  CHECK(limiter.try_take("pair", "annabel 192.0.2.7", rate));
  CHECK(limiter.try_take("account", "anna", rate));
  limiter.forget("account", "anna");
  CHECK_FALSE(limiter.try_take("account", "anna", rate));
}

TEST_CASE("addresses that one household can choose from are one key") {
  CHECK(address_key("192.0.2.7") == "192.0.2.7");
  CHECK(address_key("192.0.2.7") != address_key("192.0.2.8"));
  CHECK(address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9"));
  CHECK(address_key("2001:db8:1:2::1") != address_key("2001:db8:1:3::1"));
  CHECK(address_key("::ffff:192.0.2.7") != address_key("::ffff:192.0.2.8"));
}

}  // namespace http
