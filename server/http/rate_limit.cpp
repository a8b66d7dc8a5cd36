// SPDX-License-Identifier: Apache-2.0
#include "http/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/bytes.h"
#include "base/ensure.h"
#include "base/rejections.h"

namespace http {

namespace {

/// Long keys come from outside (an address typed at sign-in); they cost no more memory than others.
std::string bucket_key(std::string_view kind, std::string_view key) {
  std::string text(kind);
  text += ' ';
  if (key.size() <= 64) return text.append(key);
  return text + base::hex(base::hash256(key));
}

}  // namespace

RateLimiter::RateLimiter(const base::Clock& clock, std::size_t keys_max)
    : clock_(clock), generation_max_(std::max<std::size_t>(1, keys_max / 2)) {}

void RateLimiter::take(std::string_view kind, std::string_view key, Rate rate) {
  const auto wait = try_take(kind, key, rate);
  if (wait) throw base::TooMany(std::chrono::ceil<std::chrono::seconds>(*wait));
}

// The bucket is one number: the time at which it will be full again. Each token taken moves it on
// by one refill; it may not lie more than a whole bucket ahead.
std::optional<std::chrono::nanoseconds> RateLimiter::try_take(std::string_view kind,
                                                              std::string_view key, Rate rate) {
  base::ensure(rate.burst > 0 && rate.refill.count() > 0, "a rate lets something through");
  const std::scoped_lock lock(mutex_);
  const auto now = clock_.monotonic();
  auto& full_at = full_again_at(bucket_key(kind, key));
  const auto after = std::max(full_at, now) + rate.refill;
  const auto wait = after - now - rate.burst * rate.refill;
  if (wait.count() > 0) return wait;
  full_at = after;
  return std::nullopt;
}

std::size_t RateLimiter::keys() const {
  const std::scoped_lock lock(mutex_);
  return younger_.size() + older_.size();
}

void RateLimiter::forget(std::string_view kind, std::string_view key) {
  const std::scoped_lock lock(mutex_);
  const std::string bucket = bucket_key(kind, key);
  younger_.erase(bucket);
  older_.erase(bucket);
}

void RateLimiter::forget_beginning(std::string_view kind, std::string_view beginning) {
  const std::scoped_lock lock(mutex_);
  const std::string with = bucket_key(kind, beginning);
  for (Buckets* generation : {&younger_, &older_}) {
    std::erase_if(*generation, [&](const auto& entry) { return entry.first.starts_with(with); });
  }
}

std::chrono::nanoseconds& RateLimiter::full_again_at(const std::string& key) {
  if (const auto found = younger_.find(key); found != younger_.end()) return found->second;
  if (younger_.size() >= generation_max_) {
    older_ = std::move(younger_);
    younger_.clear();
  }
  auto& bucket = younger_[key];
  if (const auto found = older_.find(key); found != older_.end()) {
    bucket = found->second;
    older_.erase(found);
  }
  return bucket;
}

std::string address_key(std::string_view remote_address) {
  const std::string text(remote_address);
  std::array<std::byte, 16> bytes{};
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  constexpr std::array mapped{std::byte{0xff}, std::byte{0xff}};
  const bool is_mapped = std::ranges::all_of(std::span(bytes).first(10),
                                             [](std::byte b) { return b == std::byte{0}; }) &&
                         std::ranges::equal(std::span(bytes).subspan(10, 2), mapped);
  return base::hex(is_mapped ? std::span(bytes).subspan(12) : std::span(bytes).first(8));
}

}  // namespace http
