// SPDX-License-Identifier: Apache-2.0
#include "http/reactor.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>
#include <vector>

#include "http/connection.h"

namespace http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t slices_min = 16;
constexpr std::size_t slices_max = 256;
constexpr std::size_t connections_per_slice = 48;

}  // namespace

Reactor::Reactor(std::chrono::milliseconds tick)
    : io_(1),
      work_(asio::make_work_guard(io_)),
      timer_(io_),
      tick_(tick),
      slices_(slices_min) {}

Reactor::~Reactor() { stop(); }

void Reactor::start() {
  tick();
  thread_ = std::thread([this] { io_.run(); });
}

void Reactor::begin_stop() {
  asio::post(io_, [this] { each([](Connection& connection) { connection.begin_stop(); }); });
}

void Reactor::stop() {
  if (!thread_.joinable()) return;
  asio::post(io_, [this] {
    each([](Connection& connection) { connection.close(); });
    timer_.cancel();
    io_.stop();
  });
  thread_.join();
}

void Reactor::keep(std::shared_ptr<Connection> connection) {
  const Connection* key = connection.get();
  connections_.emplace(key, std::move(connection));
}

void Reactor::tick() {
  timer_.expires_after(tick_ / slices_);
  timer_.async_wait([this](const boost::system::error_code& ec) {
    if (ec) return;
    visit_slice(std::chrono::steady_clock::now());
    tick();
  });
}

/// Every so many buckets. When the table grows in between, some are visited a tick later.
void Reactor::visit_slice(Time now) {
  if (slice_ == 0) {
    slices_ = std::clamp(connections_.size() / connections_per_slice, slices_min, slices_max);
  }
  std::vector<std::shared_ptr<Connection>> visited;
  for (std::size_t i = slice_; i < connections_.bucket_count(); i += slices_) {
    for (auto one = connections_.begin(i); one != connections_.end(i); ++one) {
      visited.push_back(one->second);
    }
  }
  slice_ = (slice_ + 1) % slices_;
  for (const auto& connection : visited) connection->tick(now);
}

/// A visited connection may drop itself, and no other.
template <class Visit>
void Reactor::each(Visit visit) {
  for (auto next = connections_.begin(); next != connections_.end();) {
    const auto connection = (next++)->second;
    visit(*connection);
  }
}

}  // namespace http
