// SPDX-License-Identifier: Apache-2.0
#include "http/event_hub.h"

#include <utility>

namespace http {

void EventHub::subscribe(std::string_view topic, std::weak_ptr<Subscriber> subscriber) {
  const std::lock_guard lock(mutex_);
  topics_[std::string(topic)].push_back(std::move(subscriber));
}

void EventHub::unsubscribe(std::string_view topic, const Subscriber& subscriber) {
  const std::lock_guard lock(mutex_);
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return;
  std::erase_if(found->second, [&](const std::weak_ptr<Subscriber>& weak) {
    const auto known = weak.lock();
    return !known || known.get() == &subscriber;
  });
  if (found->second.empty()) topics_.erase(found);
}

void EventHub::publish(std::string_view topic, std::string text) {
  const auto shared = std::make_shared<const std::string>(std::move(text));
  for (const auto& subscriber : living(topic)) subscriber->deliver(shared);
}

void EventHub::end(std::string_view topic) {
  for (const auto& subscriber : living(topic)) subscriber->end();
}

std::size_t EventHub::topics() const {
  const std::lock_guard lock(mutex_);
  return topics_.size();
}

std::vector<std::shared_ptr<Subscriber>> EventHub::living(std::string_view topic) {
  std::vector<std::shared_ptr<Subscriber>> subscribers;
  const std::lock_guard lock(mutex_);
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return subscribers;
  for (const auto& weak : found->second) {
    if (auto subscriber = weak.lock()) subscribers.push_back(std::move(subscriber));
  }
  return subscribers;
}

}  // namespace http
