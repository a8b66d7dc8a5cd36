// SPDX-License-Identifier: Apache-2.0
// Sends the requests of a file to a server on this machine, round and round, over so many
// connections at once, and prints one line of JSON with what it measured.
//
//   bench_load PORT CLIENTS SECONDS REQUESTS FILE
//
// It stops after SECONDS or REQUESTS, whichever comes first (0: no such limit). In the file each
// request stands after a line with its length in bytes. An answer other than 2xx counts as failed.

#include <fmt/core.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Wanted {
  std::uint16_t port = 0;
  int clients = 1;
  double seconds = 0;
  std::uint64_t requests = 0;
  std::string file;
};

std::vector<std::string> requests_in(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<std::string> requests;
  for (std::string line; std::getline(in, line);) {
    std::string request(std::stoul(line), '\0');
    in.read(request.data(), static_cast<std::streamsize>(request.size()));
    requests.push_back(std::move(request));
  }
  if (requests.empty()) throw std::runtime_error("no requests in " + file);
  return requests;
}

int connected(std::uint16_t port) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const void* address = &to;
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(socket, static_cast<const sockaddr*>(address), sizeof to) != 0) {
    throw std::runtime_error("no connection");
  }
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

/// One connection; it has one request under way at a time.
struct Client {
  int socket = -1;
  Clock::time_point began;
  std::string answer;
  std::size_t length = 0;  ///< Of the whole answer, once its header is there.
};

class Load {
 public:
  Load(const Wanted& wanted, std::vector<std::string> requests)
      : wanted_(wanted), requests_(std::move(requests)), poll_(::epoll_create1(EPOLL_CLOEXEC)) {}
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load() {
    for (const Client& client : clients_) ::close(client.socket);
    ::close(poll_);
  }

  void run() {
    clients_.resize(static_cast<std::size_t>(wanted_.clients));
    for (Client& client : clients_) {
      client.socket = connected(wanted_.port);
      epoll_event event{.events = EPOLLIN, .data = {.ptr = &client}};
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, client.socket, &event);
    }
    began_ = Clock::now();
    for (Client& client : clients_) ask(client);
    while (under_way_ > 0) turn();
    took_ = std::chrono::duration<double>(Clock::now() - began_).count();
  }

  void print() {
    std::ranges::sort(micros_);
    const auto at = [&](std::size_t percent) {
      return micros_.empty() ? 0U : micros_[(micros_.size() - 1) * percent / 100];
    };
    fmt::print(
        R"({{"requests":{},"seconds":{:.4f},"per_second":{:.1f},"p50_us":{},"p95_us":{},)"
        R"("p99_us":{},"max_us":{},"failed":{},"bytes":{}}})"
        "\n",
        micros_.size(), took_, static_cast<double>(micros_.size()) / took_, at(50), at(95), at(99),
        at(100), failed_, bytes_);
  }

 private:
  bool is_over() const {
    if (wanted_.requests > 0 && sent_ >= wanted_.requests) return true;
    if (wanted_.seconds <= 0) return false;
    return Clock::now() - began_ >= std::chrono::duration<double>(wanted_.seconds);
  }

  void ask(Client& client) {
    if (is_over()) return;
    const std::string& request = requests_[sent_++ % requests_.size()];
    client.answer.clear();
    client.length = 0;
    client.began = Clock::now();
    const auto sent = ::send(client.socket, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(request.size())) throw std::runtime_error("cannot send");
    ++under_way_;
  }

  void turn() {
    epoll_event events[64];
    const int count = ::epoll_wait(poll_, events, 64, 10'000);
    if (count <= 0) throw std::runtime_error("no answer within ten seconds");
    for (int i = 0; i < count; ++i) take(*static_cast<Client*>(events[i].data.ptr));
  }

  void take(Client& client) {
    const auto got = ::recv(client.socket, block_, sizeof block_, 0);
    if (got <= 0) throw std::runtime_error("the server closed a connection");
    client.answer.append(block_, static_cast<std::size_t>(got));
    bytes_ += static_cast<std::uint64_t>(got);
    if (client.length == 0) client.length = length_of(client.answer);
    if (client.length == 0 || client.answer.size() < client.length) return;
    const auto took = Clock::now() - client.began;
    micros_.push_back(static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
    if (client.answer.size() < 10 || client.answer[9] != '2') note_failure(client.answer);
    --under_way_;
    ask(client);
  }

  /// Header and body together; 0 while the header is not complete.
  static std::size_t length_of(std::string_view answer) {
    const auto end = answer.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    const auto field = answer.find("Content-Length: ");
    if (field == std::string_view::npos || field > end) return end + 4;
    return end + 4 + std::strtoull(answer.data() + field + 16, nullptr, 10);
  }

  void note_failure(const std::string& answer) {
    if (failed_++ == 0) fmt::print(stderr, "the first failure:\n{}\n", answer.substr(0, 1000));
  }

  const Wanted wanted_;
  const std::vector<std::string> requests_;
  const int poll_;
  std::vector<Client> clients_;
  std::vector<std::uint32_t> micros_;
  Clock::time_point began_;
  double took_ = 0;
  std::uint64_t sent_ = 0;
  std::uint64_t failed_ = 0;
  std::uint64_t bytes_ = 0;
  int under_way_ = 0;
  char block_[64 * 1024];
};

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (arguments.size() != 6) {
    fmt::print("usage: bench_load PORT CLIENTS SECONDS REQUESTS FILE\n");
    return 2;
  }
  const Wanted wanted{.port = static_cast<std::uint16_t>(std::stoul(arguments[1])),
                      .clients = std::stoi(arguments[2]),
                      .seconds = std::stod(arguments[3]),
                      .requests = std::stoull(arguments[4]),
                      .file = arguments[5]};
  try {
    Load load(wanted, requests_in(wanted.file));
    load.run();
    load.print();
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_load: {}\n", error.what());
    return 1;
  }
  return 0;
}
