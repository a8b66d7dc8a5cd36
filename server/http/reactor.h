// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <span>
#include <thread>
#include <unordered_map>

namespace http {

class Connection;

/// One thread that moves the bytes of many connections. A connection belongs to one reactor, and
/// all its functions run there unless they say otherwise: no connection needs a lock.
/// Deadlines are looked at once per tick, which is cheaper than a timer each, and in slices of some
/// dozens, so that neither looking at ten thousand nor a thousand that expire together makes a
/// newcomer wait.
class Reactor {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit Reactor(std::chrono::milliseconds tick);
  ~Reactor();
  Reactor(const Reactor&) = delete;
  Reactor& operator=(const Reactor&) = delete;

  void start();
  /// From another thread: lets what is idle go, and the rest finish.
  void begin_stop();
  /// From another thread: drops what is left, and returns when the thread has ended.
  void stop();

  boost::asio::io_context& io() { return io_; }
  void keep(std::shared_ptr<Connection> connection);
  void drop(const Connection& connection) { connections_.erase(&connection); }
  /// For one read; shared by all connections, so that an idle one holds no buffer.
  std::span<char> scratch() { return scratch_; }

 private:
  void tick();
  void visit_slice(Time now);
  template <class Visit>
  void each(Visit visit);

  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer timer_;
  const std::chrono::microseconds tick_;
  std::size_t slices_;  ///< Of this tick.
  std::size_t slice_ = 0;
  std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;
  std::array<char, 64 * 1024> scratch_;
  std::thread thread_;
};

}  // namespace http
