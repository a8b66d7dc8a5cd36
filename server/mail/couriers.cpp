// SPDX-License-Identifier: Apache-2.0
#include "mail/couriers.h"

#include "base/log.h"
#include "db/error.h"

namespace mail {

static constexpr std::chrono::seconds poll{1};

Couriers::Couriers(Delivery& delivery, db::Database& db, Connect connect, int count)
    : delivery_(delivery),
      connect_(std::move(connect)),
      count_(count),
      subscription_(db.on_wake("mails", [this] {
        const std::lock_guard lock(mutex_);
        ++wakes_;
        wake_.notify_all();
      })) {}

Couriers::~Couriers() { stop(); }

void Couriers::start() {
  for (int i = 0; i < count_; ++i) threads_.emplace_back([this] { loop(); });
}

void Couriers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

/// One mail at a time, so that stopping waits for one only. An error of the world must not end the
/// thread: the mail is still in its row.
bool Couriers::deliver(net::MailTransport& transport) {
  try {
    return delivery_.send_due(transport, 1) > 0;
  } catch (const db::Error& error) {
    base::log_warning("taking mails failed, will try again: {}", error.what());
  } catch (const std::exception& error) {
    base::log_error("a mail could not be handed over: {}", error.what());
  }
  return false;
}

void Couriers::loop() {
  const auto transport = connect_();
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      seen = wakes_;
    }
    if (deliver(*transport)) continue;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, poll, [&] { return stopping_ || wakes_ != seen; });
  }
}

}  // namespace mail
