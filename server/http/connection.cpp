// SPDX-License-Identifier: Apache-2.0
#include "http/connection.h"

#include <boost/asio/post.hpp>
#include <utility>

namespace http {

namespace asio = boost::asio;
using boost::system::error_code;

Connection::Connection(Reactor& reactor, Context& context, std::unique_ptr<Stream> stream,
                       Origin origin)
    : reactor_(reactor),
      context_(context),
      stream_(std::move(stream)),
      origin_(std::move(origin)) {}

void Connection::start() {
  reactor_.keep(shared_from_this());
  enter(Phase::Handshake);
  error_code ec;
  stream_->socket().non_blocking(true, ec);
  stream_->socket().set_option(asio::ip::tcp::no_delay(true), ec);
  if (ec || context_.stopping) return close();
  shake_hands();
}

void Connection::enter(Phase phase) {
  phase_ = phase;
  idle_ = phase == Phase::Idle;
  since_ = std::chrono::steady_clock::now();
  progress_ = since_;
}

void Connection::wait(Wait what, Step then) {
  const auto type = what == Wait::Read ? Stream::Socket::wait_read : Stream::Socket::wait_write;
  stream_->socket().async_wait(type, [self = shared_from_this(), then](const error_code& ec) {
    if (self->phase_ == Phase::Closed) return;
    if (ec) return self->close();
    ((*self).*then)();
  });
}

void Connection::begin_stop() {
  switch (phase_) {
    case Phase::Handshake:
    case Phase::Idle:
    case Phase::Streaming:
    case Phase::Lingering:
      stream_->say_goodbye();
      return close();
    case Phase::Header:
    case Phase::Body:
    case Phase::Spooling:
    case Phase::Running:
    case Phase::Writing:
    case Phase::Closed:
      return;
  }
}

void Connection::close() {
  if (phase_ == Phase::Closed) return;
  if (phase_ == Phase::Streaming) --context_.streams;
  if (out_.stream) context_.hub.unsubscribe(out_.stream->topic, *this);
  enter(Phase::Closed);
  error_code ignored;
  stream_->socket().close(ignored);
  context_.admission.left(origin_.cap_key, *this);
  reactor_.drop(*this);
}

void Connection::make_room() {
  asio::post(reactor_.io(), [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (self && self->phase_ == Phase::Idle) self->close();
  });
}

void Connection::deliver(std::shared_ptr<const std::string> text) {
  asio::post(reactor_.io(),
             [self = shared_from_this(), text = std::move(text)] { self->append_events(*text); });
}

void Connection::end() {
  asio::post(reactor_.io(), [self = shared_from_this()] {
    self->stream_->say_goodbye();
    self->close();
  });
}

}  // namespace http
