// SPDX-License-Identifier: Apache-2.0
#include "db/wake.h"

#include <utility>

namespace db {

Subscription::Subscription(Subscription&& other) noexcept
    : hub_(std::move(other.hub_)), number_(std::exchange(other.number_, 0)) {}

Subscription& Subscription::operator=(Subscription&& other) noexcept {
  if (this == &other) return *this;
  end();
  hub_ = std::move(other.hub_);
  number_ = std::exchange(other.number_, 0);
  return *this;
}

void Subscription::end() {
  if (const auto hub = hub_.lock()) hub->unsubscribe(number_);
  hub_.reset();
}

Subscription WakeHub::subscribe(std::string_view channel, std::function<void()> callback) {
  const std::lock_guard lock(mutex_);
  const auto number = ++last_number_;
  subscribers_.emplace(number, Subscriber{std::string(channel), std::move(callback)});
  return {weak_from_this(), number};
}

void WakeHub::unsubscribe(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  subscribers_.erase(number);
}

// The lock is held while the functions run: this is what makes the promise of Subscription true.
void WakeHub::wake(std::string_view channel) noexcept {
  const std::lock_guard lock(mutex_);
  for (const auto& [number, subscriber] : subscribers_) {
    if (subscriber.channel == channel) subscriber.callback();
  }
}

void WakeHub::wake_all() noexcept {
  const std::lock_guard lock(mutex_);
  for (const auto& [number, subscriber] : subscribers_) subscriber.callback();
}

}  // namespace db
