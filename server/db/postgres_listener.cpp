// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_listener.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>

#include "base/ensure.h"
#include "db/error.h"

namespace db {

namespace {

constexpr std::chrono::seconds wait_for_server_max{5};
constexpr int pause_between_tries_ms = 500;

}  // namespace

PostgresListener::PostgresListener(std::string url, std::shared_ptr<WakeHub> hub)
    : url_(std::move(url)), hub_(std::move(hub)), stop_signal_(::eventfd(0, EFD_CLOEXEC)) {
  if (stop_signal_ < 0) throw Unavailable("no descriptor is left");
}

PostgresListener::~PostgresListener() {
  stop();
  ::close(stop_signal_);
}

void PostgresListener::start() {
  std::unique_lock lock(mutex_);
  if (stopping_) return;
  if (!thread_.joinable()) thread_ = std::thread([this] { listen_for_ever(); });
  ready_changed_.wait_for(lock, wait_for_server_max, [&] { return ready_ || stopping_; });
}

void PostgresListener::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    ready_changed_.notify_all();
  }
  const std::uint64_t one = 1;
  base::ensure(::write(stop_signal_, &one, sizeof one) == sizeof one, "an event takes a signal");
  if (thread_.joinable()) thread_.join();
}

bool PostgresListener::is_stopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void PostgresListener::say_ready() {
  const std::lock_guard lock(mutex_);
  ready_ = true;
  ready_changed_.notify_all();
}

void PostgresListener::listen_for_ever() {
  bool connected_before = false;
  while (!is_stopping()) {
    const PostgresHandle connection = connect();
    if (connection) {
      say_ready();
      if (connected_before) hub_->wake_all();
      connected_before = true;
      hear(connection.get());
    }
    if (!is_stopping()) pause();
  }
}

/// Nothing while the server cannot be reached: there will be another try.
PostgresHandle PostgresListener::connect() const {
  try {
    auto connection = connect_to_postgres(url_);
    const PostgresResult result(PQexec(connection.get(), "LISTEN stoa_wake"));
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return connection;
  } catch (const Unavailable&) {
  }
  return nullptr;
}

/// Returns when the connection is lost or the listener is to stop.
void PostgresListener::hear(PGconn* connection) {
  struct NotifyCloser {
    void operator()(PGnotify* notice) const { PQfreemem(notice); }
  };
  while (true) {
    pollfd waits[] = {{PQsocket(connection), POLLIN, 0}, {stop_signal_, POLLIN, 0}};
    if (::poll(waits, 2, -1) < 0 && errno != EINTR) return;
    if (waits[1].revents != 0 || PQconsumeInput(connection) == 0) return;
    while (const std::unique_ptr<PGnotify, NotifyCloser> notice{PQnotifies(connection)}) {
      hub_->wake(notice->extra);
    }
  }
}

void PostgresListener::pause() const {
  pollfd wait{stop_signal_, POLLIN, 0};
  ::poll(&wait, 1, pause_between_tries_ms);
}

}  // namespace db
