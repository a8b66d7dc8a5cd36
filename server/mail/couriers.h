// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "mail/delivery.h"

namespace mail {

/// Threads that deliver, each over a connection of its own. They wake when mails were planned on
/// any node, and look once a second anyway.
class Couriers {
 public:
  using Connect = std::function<std::unique_ptr<net::MailTransport>()>;

  Couriers(Delivery& delivery, db::Database& db, Connect connect, int count = 2);
  ~Couriers();
  Couriers(const Couriers&) = delete;
  Couriers& operator=(const Couriers&) = delete;

  void start();
  /// Waits for the mails that are on their way now.
  void stop();

 private:
  void loop();
  bool deliver(net::MailTransport& transport);

  Delivery& delivery_;
  Connect connect_;
  int count_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::uint64_t wakes_ = 0;
  std::vector<std::thread> threads_;
  db::Subscription subscription_;
};

}  // namespace mail
