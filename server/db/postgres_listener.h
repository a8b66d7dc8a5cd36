// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "db/postgres_connection.h"
#include "db/wake.h"

namespace db {

/// The one PostgreSQL channel; the payload names ours.
inline constexpr const char* notify_statement = "SELECT pg_notify('stoa_wake', $1)";

/// Hears what other transactions announce, those of this process too, on a connection and a thread
/// of its own. After a lost connection everybody is called: notices may have been missed.
class PostgresListener {
 public:
  PostgresListener(std::string url, std::shared_ptr<WakeHub> hub);
  PostgresListener(const PostgresListener&) = delete;
  PostgresListener& operator=(const PostgresListener&) = delete;
  ~PostgresListener();

  /// Begins to listen at the first call and waits until it does, or until the server had its time.
  void start();
  void stop();

 private:
  void listen_for_ever();
  PostgresHandle connect() const;
  void hear(PGconn* connection);
  void say_ready();
  bool is_stopping() const;
  void pause() const;

  const std::string url_;
  const std::shared_ptr<WakeHub> hub_;
  int stop_signal_ = -1;
  mutable std::mutex mutex_;
  std::condition_variable ready_changed_;
  bool ready_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace db
