// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace http {

/// A connection as the door sees it. Called from any thread.
class Guest {
 public:
  virtual ~Guest() = default;
  virtual bool is_idle() const = 0;
  virtual void make_room() = 0;
};

/// Counts connections, in all and per address.
class Admission {
 public:
  Admission(std::size_t total_max, std::size_t per_address_max)
      : total_max_(total_max), per_address_max_(per_address_max) {}

  /// An empty address has no cap of its own (a listed proxy). When the address is at its cap, an
  /// idle guest of it is asked to make room; without one the answer is false.
  bool admit(const std::string& address, Guest& guest);
  /// Every admitted guest must say so before it is destroyed.
  void left(const std::string& address, Guest& guest);
  std::size_t present() const;
  bool wait_until_empty(std::chrono::milliseconds at_most);

 private:
  static bool make_room(std::vector<Guest*>& guests);

  const std::size_t total_max_;
  const std::size_t per_address_max_;
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::size_t present_ = 0;
  std::unordered_map<std::string, std::vector<Guest*>> by_address_;
};

}  // namespace http
