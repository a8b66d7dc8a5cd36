// SPDX-License-Identifier: Apache-2.0
#pragma once

// For tests only: a client that says exactly what it is told to, and a server to say it to.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "http/server.h"

namespace http {

struct RawAnswer {
  int status = 0;
  std::string head;
  std::string body;

  std::string header(std::string_view name) const {
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
  }
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port, const char* from = "127.0.0.1") {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = address_of(from, 0);
    if (!call(::bind, address)) throw std::runtime_error("bind");
    address = address_of("127.0.0.1", port);
    if (!call(::connect, address)) throw std::runtime_error("connect");
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server has closed.
  bool send(std::string_view text) {
    while (!text.empty()) {
      const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void say_no_more() { ::shutdown(socket_, SHUT_WR); }
  int socket() const { return socket_; }

  /// Until the text appears, the server closes, or the time is over. What came, so far unread.
  const std::string& wait_for(std::string_view text, int seconds = 10) {
    while (received_.find(text) == std::string::npos && more(seconds * 1000)) continue;
    return received_;
  }

  /// One answer; `with_body` is false for the answer to HEAD.
  RawAnswer answer(bool with_body = true) {
    wait_for("\r\n\r\n");
    const auto end = received_.find("\r\n\r\n");
    if (end == std::string::npos) throw std::runtime_error("no answer but: " + received_);
    RawAnswer read{.status = 0, .head = received_.substr(0, end + 2), .body = {}};
    read.status = std::atoi(read.head.substr(9, 3).c_str());
    received_.erase(0, end + 4);
    const std::string length = read.header("Content-Length");
    if (!with_body || length.empty()) return read;
    const auto size = std::stoull(length);
    while (received_.size() < size && more(10'000)) continue;
    read.body = received_.substr(0, size);
    received_.erase(0, size);
    return read;
  }

  /// Whether the server closes within the time; what came before is read away into `received`.
  bool closed_within(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (!closed_) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          end - std::chrono::steady_clock::now());
      if (left.count() <= 0) return false;
      more(static_cast<int>(left.count()));
    }
    return true;
  }

  void forget() { received_.clear(); }
  const std::string& received() const { return received_; }

 private:
  static sockaddr_in address_of(const char* text, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    ::inet_pton(AF_INET, text, &address.sin_addr);
    return address;
  }

  template <class Function>
  bool call(Function function, sockaddr_in& address) {
    const void* plain = &address;
    return function(socket_, static_cast<const sockaddr*>(plain), sizeof address) == 0;
  }

  bool more(int milliseconds) {
    pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
    if (closed_ || ::poll(&ready, 1, milliseconds) <= 0) return false;
    std::string block(64 * 1024, '\0');
    const auto got = ::recv(socket_, block.data(), block.size(), 0);
    if (got <= 0) {
      closed_ = true;
      return false;
    }
    received_.append(block, 0, static_cast<std::size_t>(got));
    return true;
  }

  int socket_ = -1;
  std::string received_;
  bool closed_ = false;
};

/// A server on a free port with short deadlines.
struct TestServer {
  explicit TestServer(Server::Handler handler, ServerOptions options = {})
      : server(quick(std::move(options)), clock, random, std::move(handler)) {
    server.start();
  }

  std::uint16_t port() const { return server.port(); }

  static ServerOptions quick(ServerOptions options) {
    options.deadlines.tick = std::chrono::milliseconds(10);
    options.deadlines.linger = std::chrono::milliseconds(300);
    if (options.workers == 0) options.workers = 2;
    return options;
  }

  base::SystemClock clock;
  base::SystemRandom random;
  Server server;
};

inline std::string get(std::string_view path, std::string_view fields = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: school.example\r\n" +
         std::string(fields) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view body,
                        std::string_view fields = "") {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: school.example\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

}  // namespace http
