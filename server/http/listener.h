// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <vector>

#include "http/context.h"
#include "http/reactor.h"
#include "http/tls.h"

namespace http {

/// Accepts connections on the first reactor and deals them out to all.
class Listener {
 public:
  /// Throws boost::system::system_error when the address cannot be had. `tls` may be absent.
  Listener(Context& context, std::vector<std::unique_ptr<Reactor>>& reactors, const Tls* tls);

  std::uint16_t port() const { return port_; }
  void start() { accept(); }
  /// From another thread.
  void stop();

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void accept();
  void rest_and_accept();
  void welcome(Reactor& reactor, Socket socket);

  Context& context_;
  std::vector<std::unique_ptr<Reactor>>& reactors_;
  const Tls* tls_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer rest_;
  std::uint16_t port_ = 0;
  std::size_t next_ = 0;
};

}  // namespace http
