// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace http {

enum class Io { Done, WantRead, WantWrite, Closed };

struct Moved {
  Io state = Io::Closed;
  std::size_t bytes = 0;
};

/// One connection's bytes, in the clear or through TLS. Nothing here blocks: where more must come
/// first, the answer says for what the socket is to be waited.
class Stream {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  explicit Stream(Socket socket) : socket_(std::move(socket)) {}
  virtual ~Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  virtual Moved handshake() = 0;
  virtual Moved read(std::span<char> into) = 0;
  virtual Moved write(std::string_view from) = 0;
  /// Tells the other side that nothing more follows.
  virtual void say_goodbye() = 0;
  Socket& socket() { return socket_; }

 private:
  Socket socket_;
};

std::unique_ptr<Stream> plain_stream(Stream::Socket socket);

}  // namespace http
