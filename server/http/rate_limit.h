// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace http {

/// A bucket of `burst` tokens to which one is added per `refill`.
struct Rate {
  std::int64_t burst = 1;
  std::chrono::nanoseconds refill{std::chrono::seconds(1)};
};

/// Token buckets by key, in the memory of this node. A key is forgotten when so many others came
/// after it that the memory is used up; the memory never grows beyond `keys_max`.
class RateLimiter {
 public:
  explicit RateLimiter(const base::Clock& clock, std::size_t keys_max = 100'000);

  /// Takes one token of the bucket, or throws TooMany with the wait for the next one.
  void take(std::string_view kind, std::string_view key, Rate rate);

  /// Nothing: a token was taken. Else how long until there is one again; nothing was taken.
  std::optional<std::chrono::nanoseconds> try_take(std::string_view kind, std::string_view key,
                                                   Rate rate);
  std::size_t keys() const;

  /// The bucket is full again.
  void forget(std::string_view kind, std::string_view key);
  /// Those of all short keys that begin so.
  void forget_beginning(std::string_view kind, std::string_view beginning);

 private:
  using Buckets = std::unordered_map<std::string, std::chrono::nanoseconds>;
  std::chrono::nanoseconds& full_again_at(const std::string& key);

  const base::Clock& clock_;
  const std::size_t generation_max_;
  mutable std::mutex mutex_;
  // Two generations instead of a list of uses: what is asked for moves to the younger one, and when
  // that is full the older one is dropped as a whole.
  Buckets younger_;
  Buckets older_;
};

/// One key for all addresses that one household or machine can choose from: IPv6 by its /64.
std::string address_key(std::string_view remote_address);

}  // namespace http
