// SPDX-License-Identifier: Apache-2.0
#include "http/listener.h"

#include <boost/asio/post.hpp>
#include <chrono>
#include <utility>

#include "http/connection.h"

namespace http {

namespace asio = boost::asio;
namespace ip = boost::asio::ip;
using boost::system::error_code;

Listener::Listener(Context& context, std::vector<std::unique_ptr<Reactor>>& reactors,
                   const Tls* tls)
    : context_(context),
      reactors_(reactors),
      tls_(tls),
      acceptor_(reactors.front()->io()),
      rest_(reactors.front()->io()) {
  const ip::tcp::endpoint endpoint(ip::make_address(context.options.address), context.options.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(ip::tcp::acceptor::reuse_address(true));
  acceptor_.bind(endpoint);
  acceptor_.listen(asio::socket_base::max_listen_connections);
  port_ = acceptor_.local_endpoint().port();
}

void Listener::stop() {
  asio::post(acceptor_.get_executor(), [this] {
    error_code ignored;
    acceptor_.close(ignored);
    rest_.cancel();
  });
}

void Listener::accept() {
  Reactor& reactor = *reactors_[next_++ % reactors_.size()];
  acceptor_.async_accept(reactor.io(), [this, &reactor](const error_code& ec, Socket socket) {
    if (!acceptor_.is_open()) return;
    if (ec) return rest_and_accept();
    asio::post(reactor.io(), [this, &reactor, taken = std::move(socket)]() mutable {
      welcome(reactor, std::move(taken));
    });
    accept();
  });
}

/// Usually no file descriptor is left. Trying again at once would spin until one is.
void Listener::rest_and_accept() {
  rest_.expires_after(std::chrono::milliseconds(50));
  rest_.async_wait([this](const error_code& ec) {
    if (!ec) accept();
  });
}

/// On the reactor that will own the connection.
void Listener::welcome(Reactor& reactor, Socket socket) {
  error_code ec;
  auto address = socket.remote_endpoint(ec).address();
  if (ec) return;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
  }
  const std::string peer = address.to_string();
  std::string cap_key = context_.proxies.trusts(peer) ? std::string() : neighbourhood_of(peer);
  auto stream = tls_ == nullptr ? plain_stream(std::move(socket)) : tls_->stream(std::move(socket));
  if (!stream) return;
  Connection::Origin origin{.peer = peer, .cap_key = cap_key, .tls = tls_ != nullptr};
  const auto connection =
      std::make_shared<Connection>(reactor, context_, std::move(stream), std::move(origin));
  if (context_.admission.admit(cap_key, *connection)) connection->start();
}

}  // namespace http
