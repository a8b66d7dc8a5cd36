// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// One who receives events. Both functions are called from any thread and must not block.
class Subscriber {
 public:
  virtual ~Subscriber() = default;
  virtual void deliver(std::shared_ptr<const std::string> text) = 0;
  virtual void end() = 0;
};

/// Who listens to which topic.
class EventHub {
 public:
  void subscribe(std::string_view topic, std::weak_ptr<Subscriber> subscriber);
  void unsubscribe(std::string_view topic, const Subscriber& subscriber);
  void publish(std::string_view topic, std::string text);
  void end(std::string_view topic);
  std::size_t topics() const;

 private:
  std::vector<std::shared_ptr<Subscriber>> living(std::string_view topic);

  mutable std::mutex mutex_;
  std::map<std::string, std::vector<std::weak_ptr<Subscriber>>, std::less<>> topics_;
};

}  // namespace http
