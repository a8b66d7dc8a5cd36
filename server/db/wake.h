// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace db {

class WakeHub;

/// Calls end when this is destroyed: after that the function does not run and will not run.
class [[nodiscard]] Subscription {
 public:
  Subscription() = default;
  Subscription(std::weak_ptr<WakeHub> hub, std::uint64_t number)
      : hub_(std::move(hub)), number_(number) {}
  Subscription(Subscription&& other) noexcept;
  Subscription& operator=(Subscription&& other) noexcept;
  ~Subscription() { end(); }

 private:
  void end();
  std::weak_ptr<WakeHub> hub_;
  std::uint64_t number_ = 0;
};

/// Who wants to be called when a channel is woken, in this process.
class WakeHub : public std::enable_shared_from_this<WakeHub> {
 public:
  Subscription subscribe(std::string_view channel, std::function<void()> callback);
  void unsubscribe(std::uint64_t number);
  void wake(std::string_view channel) noexcept;
  /// When notices may have been missed.
  void wake_all() noexcept;

 private:
  struct Subscriber {
    std::string channel;
    std::function<void()> callback;
  };
  std::mutex mutex_;
  std::map<std::uint64_t, Subscriber> subscribers_;
  std::uint64_t last_number_ = 0;
};

}  // namespace db
