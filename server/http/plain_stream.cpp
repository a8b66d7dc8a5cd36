// SPDX-License-Identifier: Apache-2.0
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>

#include "http/stream.h"

namespace http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

bool must_wait(const error_code& ec) {
  return ec == asio::error::would_block || ec == asio::error::try_again;
}

class PlainStream final : public Stream {
 public:
  using Stream::Stream;

  Moved handshake() override { return {.state = Io::Done}; }

  Moved read(std::span<char> into) override {
    error_code ec;
    const auto bytes = socket().read_some(asio::buffer(into.data(), into.size()), ec);
    if (must_wait(ec)) return {.state = Io::WantRead};
    return ec ? Moved{} : Moved{.state = Io::Done, .bytes = bytes};
  }

  Moved write(std::string_view from) override {
    error_code ec;
    const auto bytes = socket().write_some(asio::buffer(from.data(), from.size()), ec);
    if (must_wait(ec)) return {.state = Io::WantWrite};
    return ec ? Moved{} : Moved{.state = Io::Done, .bytes = bytes};
  }

  void say_goodbye() override {
    error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
  }
};

}  // namespace

std::unique_ptr<Stream> plain_stream(Stream::Socket socket) {
  return std::make_unique<PlainStream>(std::move(socket));
}

}  // namespace http
